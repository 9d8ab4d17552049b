/**
 * What was chosen, ticked or typed before the page was awake is entered once more: nobody heard it, and fields are set to
 * what the page knows when it wakes up. app.html notes it until then.
 */
export function enterAgain(): void {
	window.oninput = null;
	for (const [field, value] of window.entered ?? []) {
		if (!field.isConnected) continue;
		if (typeof value === 'boolean') field.checked = value;
		else field.value = value;
		for (const heard of ['input', 'change']) field.dispatchEvent(new Event(heard, { bubbles: true }));
	}
	window.entered = undefined;
}
