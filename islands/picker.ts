// Offers places while somebody types; what is typed stays good without choosing any.
import { after_a_pause } from "./small.js";

interface Offer {
  name: string;
}

export function pick_place(field: HTMLInputElement): void {
  const address = field.dataset["picker"];
  if (!address) {
    return;
  }
  field.removeAttribute("list"); // The browser's own offers, for those without this one.
  const list = document.createElement("ul");
  list.className = "offers";
  list.hidden = true;
  field.after(list);

  function choose(offer: Offer): void {
    field.value = offer.name;
    list.hidden = true;
    field.focus();
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function show(offers: Offer[]): void {
    list.replaceChildren(
      ...offers.map((offer) => {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = offer.name;
        button.addEventListener("click", () => choose(offer));
        const item = document.createElement("li");
        item.append(button);
        return item;
      }),
    );
    list.hidden = offers.length === 0 || (offers.length === 1 && offers[0]?.name === field.value);
  }

  async function ask(): Promise<void> {
    const typed = field.value.trim();
    if (typed === "") {
      show([]);
      return;
    }
    const separator = address!.includes("?") ? "&" : "?";
    const answer = await fetch(`${address}${separator}q=${encodeURIComponent(typed)}`, {
      headers: { Accept: "application/json" },
    }).catch(() => null);
    if (answer?.ok && typed === field.value.trim()) {
      const found = (await answer.json()) as { places?: Offer[] };
      show((found.places ?? []).slice(0, 8));
    }
  }

  field.setAttribute("autocomplete", "off");
  field.addEventListener("input", after_a_pause(200, () => void ask()));
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      list.hidden = true;
    } else if (event.key === "ArrowDown" && !list.hidden) {
      event.preventDefault();
      list.querySelector("button")?.focus();
    }
  });
  list.addEventListener("keydown", (event) => {
    const item = document.activeElement?.closest("li");
    const next = { ArrowDown: item?.nextElementSibling, ArrowUp: item?.previousElementSibling }[event.key];
    if (event.key === "Escape") {
      list.hidden = true;
      field.focus();
    } else if (next) {
      event.preventDefault();
      next.querySelector("button")?.focus();
    }
  });
}
