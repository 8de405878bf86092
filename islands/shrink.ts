// Makes photos small before they are sent: an upload over a stairwell's network takes seconds, not
// a minute. What can't be read is sent as it is; the server does the same work again.
const quality = 0.85;

async function shrunk(photo: File, side_max: number): Promise<File> {
  const picture = await createImageBitmap(photo);
  const scale = Math.min(1, side_max / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const bytes = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", quality));
  return bytes && bytes.size < photo.size
    ? new File([bytes], photo.name.replace(/\.\w+$/, ".jpg"), { type: "image/jpeg" })
    : photo;
}

export function shrink_photos(field: HTMLInputElement): void {
  const side_max = Number(field.dataset["shrink"]) || 1600;
  field.addEventListener("change", () => {
    void (async () => {
      const smaller = new DataTransfer();
      for (const photo of field.files ?? []) {
        smaller.items.add(await shrunk(photo, side_max).catch(() => photo));
      }
      field.files = smaller.files;
    })();
  });
}
