// While a report is written, shows open cases nearby that may be the same.
import { after_a_pause } from "./small.js";

interface Similar {
  href: string;
  title: string;
  line: string;
}

export function offer_similar(container: HTMLElement): void {
  const form = container.closest("form");
  const list = container.querySelector("ul");
  const address = container.dataset["similar"];
  if (!form || !list || !address) {
    return;
  }
  let asked = "";

  function show(found: Similar[]): void {
    list!.replaceChildren(
      ...found.map(({ href, title, line }) => {
        const link = document.createElement("a");
        link.className = "row-title";
        link.href = href;
        link.textContent = title;
        const about = document.createElement("p");
        about.className = "row-line";
        about.textContent = line;
        const item = document.createElement("li");
        item.append(link, about);
        return item;
      }),
    );
    container.hidden = found.length === 0;
  }

  async function ask(): Promise<void> {
    const typed = new FormData(form!);
    const query = new URLSearchParams();
    for (const name of ["place", "words", "category"]) {
      const value = typed.get(name);
      query.set(name, typeof value === "string" ? value.slice(0, 200) : "");
    }
    if (query.toString() === asked || query.get("place") === "") {
      return;
    }
    asked = query.toString();
    const answer = await fetch(`${address}?${asked}`, { headers: { Accept: "application/json" } }).catch(() => null);
    if (answer?.ok) {
      show(((await answer.json()) as { similar?: Similar[] }).similar ?? []);
    }
  }

  form.addEventListener("input", after_a_pause(400, () => void ask()));
  form.addEventListener("change", () => void ask());
}
