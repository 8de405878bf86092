// Behaviours of a line or two.

export function print_page(button: HTMLElement): void {
  button.addEventListener("click", () => window.print());
}

// A filter is applied when it is chosen; the button beside it stays for those without JavaScript.
export function send_form(select: HTMLSelectElement): void {
  select.addEventListener("change", () => select.form?.requestSubmit());
}

// The named key puts the cursor into the field, unless somebody is typing elsewhere.
export function focus_on_key(field: HTMLInputElement): void {
  document.addEventListener("keydown", (event) => {
    if (event.key === field.dataset["key"] && !is_typing(event) && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      field.focus();
    }
  });
}

export function is_typing(event: Event): boolean {
  return event.target instanceof Element && event.target.closest("input, textarea, select") !== null;
}

// Calls back when nothing happened for a while, so that typing asks the server once, not per key.
export function after_a_pause(pause_ms: number, act: () => void): () => void {
  let timer = 0;
  return () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(act, pause_ms);
  };
}
