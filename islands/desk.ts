// The keyboard on the desk: j and k walk the rows, Enter opens one, ? shows the keys.
import { is_typing } from "./small.js";

export function steer_desk(desk: HTMLElement): void {
  const rows = [...desk.querySelectorAll<HTMLElement>("[data-desk] .desk-row, [data-desk] tbody tr")];
  let at = -1;

  function go(to: number): void {
    rows[at]?.classList.remove("is-at");
    at = Math.max(0, Math.min(rows.length - 1, to));
    rows[at]?.classList.add("is-at");
    rows[at]?.querySelector<HTMLAnchorElement>(".row-title, .row-link")?.focus();
  }

  document.addEventListener("keydown", (event) => {
    if (is_typing(event) || event.ctrlKey || event.metaKey || event.altKey || rows.length === 0) {
      return;
    }
    if (event.key === "j") {
      go(at + 1);
    } else if (event.key === "k") {
      go(at - 1);
    } else if (event.key === "?") {
      document.querySelector<HTMLDialogElement>("dialog[data-keys]")?.showModal();
    }
  });
}
