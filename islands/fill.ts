// A template chosen at an act's form is written into its text box, behind what was typed already.
// Without this the page is loaded anew with the text in its box.
export function fill_in(link: HTMLAnchorElement): void {
  const name = link.dataset["fill"] ?? "";
  const field = link.closest("form")?.elements.namedItem(name);
  const words = link.nextElementSibling?.textContent ?? "";
  if (!(field instanceof HTMLTextAreaElement)) {
    return;
  }
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const typed = field.value.trimEnd();
    field.value = typed === "" ? words : `${typed}\n${words}`;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  });
}
