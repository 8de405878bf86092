// Photos chosen on the report form are sent one by one once the report is recorded, so that a slow
// network never holds up the report itself. Without this they are added on the slip's page.
export function send_photos_after(container: HTMLElement): void {
  const form = container.closest("form");
  const field = container.querySelector<HTMLInputElement>('input[type="file"]');
  const status = container.querySelector<HTMLElement>('[role="status"]');
  const sentence = container.dataset["photos"] ?? "";
  if (!form || !field || !status) {
    return;
  }
  container.hidden = false;
  form.querySelector("[data-without-script]")?.remove();

  function hidden_value(name: string): string {
    const input = form!.elements.namedItem(name);
    return input instanceof HTMLInputElement ? input.value : "";
  }

  async function send_photo(code: string, photo: File, number: number): Promise<boolean> {
    const body = new FormData();
    body.set("csrf", hidden_value("csrf"));
    body.set("once", `${hidden_value("once")}-${number}`);
    body.set("photo", photo);
    const answer = await fetch(`/track/${code}/photos`, {
      method: "POST",
      headers: { Accept: "application/json" },
      body,
    }).catch(() => null);
    return answer?.ok ?? false;
  }

  async function send_report(photos: File[]): Promise<void> {
    const typed = new FormData(form!);
    const words = [...typed].filter((field): field is [string, string] => typeof field[1] === "string");
    // Staff may send the scan of a paper form along; the photos themselves follow one by one.
    const body = form!.enctype === "multipart/form-data" ? typed : new URLSearchParams(words);
    const answer = await fetch(form!.action, {
      method: "POST",
      headers: { Accept: "application/json" },
      body,
    }).catch(() => null);
    if (answer?.status !== 201) {
      form!.submit(); // The server says on the page what is missing.
      return;
    }
    const { tracking_code: code } = (await answer.json()) as { tracking_code: string };
    let left = 0;
    for (const [at, photo] of photos.entries()) {
      status!.textContent = sentence
        .replace("{number}", String(at + 1))
        .replace("{all}", String(photos.length));
      left += (await send_photo(code, photo, at + 1)) ? 0 : 1;
    }
    location.assign(`/slip/${code}${left > 0 ? `?photos_left=${left}` : ""}`);
  }

  const photos_max = 6;
  let is_sending = false;
  form.addEventListener("submit", (event) => {
    const photos = [...(field.files ?? [])].slice(0, photos_max);
    if (photos.length === 0) {
      return;
    }
    event.preventDefault();
    if (!is_sending) {
      is_sending = true;
      void send_report(photos);
    }
  });
}
