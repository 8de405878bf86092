// While a report is written: which category the words sound like, who would answer by when, which
// entrances the place has, and open cases nearby that may be the same. The page works without.
import { after_a_pause } from "./small.js";

interface Similar {
  id: number;
  href: string;
  title: string;
  line: string;
}
interface Below {
  id: number;
  name: string;
}
interface Question {
  field: string;
  label: string;
  is_choice: boolean;
  is_required: boolean;
  choices: { value: string; label: string }[];
}
interface Draft {
  similar: Similar[];
  then: string;
  suggested: { sentence: string } | null;
  ring_now: string;
  entrances: Below[];
  dwellings: Below[];
  questions: Question[];
}

const words_asked_max = 200;

export function follow_report(form: HTMLFormElement): void {
  const address = form.dataset["report"];
  let asked = "";

  function part(name: string): HTMLElement | null {
    return form.querySelector<HTMLElement>(`[data-${name}]`);
  }

  function say(name: string, sentence: string): void {
    const place = part(name);
    const paragraph = place?.querySelector("p") ?? place;
    if (place && paragraph && paragraph.textContent !== sentence) {
      paragraph.textContent = sentence;
    }
  }

  // The first option, "all of it", stays.
  function offer_below(name: string, below: Below[]): void {
    const container = part(name);
    const select = container?.querySelector("select");
    if (!container || !select) {
      return;
    }
    const chosen = select.value;
    select.replaceChildren(select.options[0]!, ...below.map(({ id, name: label }) => new Option(label, String(id))));
    select.value = below.some(({ id }) => String(id) === chosen) ? chosen : "";
    container.hidden = below.length === 0;
  }

  function row_of(similar: Similar, join: string, joined: string): HTMLElement {
    const link = document.createElement("a");
    link.className = "row-title";
    link.href = similar.href;
    link.target = "_blank";
    link.textContent = similar.title;
    const line = document.createElement("p");
    line.className = "row-line";
    line.textContent = similar.line;
    const radio = document.createElement("input");
    radio.type = "radio";
    radio.name = "joins";
    radio.value = String(similar.id);
    radio.checked = radio.value === joined;
    const chip = document.createElement("label");
    chip.className = "chip row-act";
    chip.append(radio, ` ${join}`);
    const item = document.createElement("li");
    item.append(link, line, chip);
    return item;
  }

  function offer_similar(similar: Similar[]): void {
    const container = part("similar");
    const seen = form.elements.namedItem("similar_seen");
    if (!container || !(seen instanceof HTMLInputElement)) {
      return;
    }
    const joined = new FormData(form).get("joins");
    const join = container.dataset["join"] ?? "";
    container
      .querySelector("ul")
      ?.replaceChildren(...similar.map((each) => row_of(each, join, typeof joined === "string" ? joined : "")));
    container.hidden = similar.length === 0;
    seen.value = similar.map(({ id }) => id).join(",");
  }

  // What is asked, and that it need not be answered.
  function name_of(question: Question, optional: string): (Node | string)[] {
    const small = document.createElement("small");
    small.textContent = optional;
    return question.is_required ? [question.label] : [`${question.label} `, small];
  }

  function field_of(question: Question, optional: string): HTMLElement {
    const name = name_of(question, optional);
    if (!question.is_choice) {
      const input = document.createElement("input");
      input.name = question.field;
      input.maxLength = 200;
      const label = document.createElement("label");
      label.append(...name, input);
      const field = document.createElement("div");
      field.className = "field";
      field.append(label);
      return field;
    }
    const legend = document.createElement("legend");
    legend.append(...name);
    const field = document.createElement("fieldset");
    field.className = "chips";
    field.append(legend);
    for (const { value, label } of question.choices) {
      const radio = document.createElement("input");
      radio.type = "radio";
      radio.name = question.field;
      radio.value = value;
      const chip = document.createElement("label");
      chip.className = "chip";
      chip.append(radio, ` ${label}`);
      field.append(chip);
    }
    return field;
  }

  // Another category asks something else; what was answered to the same one stays.
  function offer_questions(category: string, questions: Question[]): void {
    const container = part("questions");
    const shown = form.elements.namedItem("questions_of");
    const asked_of = questions.length === 0 ? "" : category;
    if (!container || !(shown instanceof HTMLInputElement) || shown.value === asked_of) {
      return;
    }
    shown.value = asked_of;
    const optional = container.dataset["optional"] ?? "";
    container.replaceChildren(shown, ...questions.map((each) => field_of(each, optional)));
    container.hidden = questions.length === 0;
  }

  async function ask(): Promise<void> {
    const typed = new FormData(form);
    const query = new URLSearchParams();
    for (const name of ["place", "entrance", "words", "category", "kind"]) {
      const value = typed.get(name);
      query.set(name, typeof value === "string" ? value.slice(0, words_asked_max) : "");
    }
    const now = query.toString();
    if (now === asked) {
      return;
    }
    asked = now;
    const answer = await fetch(`${address}?${now}`, { headers: { Accept: "application/json" } }).catch(() => null);
    if (!answer?.ok || asked !== now) {
      return;
    }
    const draft = (await answer.json()) as Draft;
    say("then", draft.then);
    say("suggested", draft.suggested?.sentence ?? "");
    say("ring", draft.ring_now);
    part("ring")?.toggleAttribute("hidden", draft.ring_now === "");
    offer_below("entrances", draft.entrances);
    offer_below("dwellings", draft.dwellings);
    offer_similar(draft.similar);
    offer_questions(query.get("category") ?? "", draft.questions);
  }

  form.addEventListener("input", after_a_pause(400, () => void ask()));
  form.addEventListener("change", () => void ask());
}
