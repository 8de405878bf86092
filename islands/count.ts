// Says how many characters are left, once a tenth is.
export function count_characters(help: HTMLElement): void {
  const field = document.querySelector<HTMLTextAreaElement>(`[aria-describedby~="${help.id}"]`);
  const sentence = help.dataset["count"] ?? "";
  if (!field || field.maxLength <= 0) {
    return;
  }
  const said_before = help.textContent;
  field.addEventListener("input", () => {
    const left = field.maxLength - field.value.length;
    const is_near = left <= field.maxLength / 10;
    help.textContent = is_near ? sentence.replace("{left}", String(left)) : said_before;
  });
}
