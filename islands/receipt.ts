// Checks a receipt on this device, with nothing but the browser's own cryptography: the leaf is
// joined with the path up to the root (RFC 9162 §2.1.3.2), and the root's signature is checked.

interface Receipt {
  format: string;
  entry: number;
  leaf: string;
  audit_path: string[];
  head: { tree_size: number; timestamp: number; sha256_root_hash: string; tree_head_signature: string };
  log_key: string;
  witnesses?: { key: string; timestamp: number; signature: string }[];
}

type Bytes = Uint8Array<ArrayBuffer>;

function from_base64(letters: string): Bytes {
  return Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
}

function joined(...parts: Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

async function sha256(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

function same(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, at) => byte === right[at]);
}

// Eight bytes, the most significant first.
function number_bytes(number: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(number));
  return bytes;
}

async function root_over(receipt: Receipt): Promise<Bytes | null> {
  let node = BigInt(receipt.entry - 1);
  let last = BigInt(receipt.head.tree_size - 1);
  if (node < 0n || node > last) {
    return null;
  }
  let hash = await sha256(joined(Uint8Array.of(0), from_base64(receipt.leaf)));
  for (const letters of receipt.audit_path) {
    const sibling = from_base64(letters);
    if (last === 0n) {
      return null;
    }
    if (node % 2n === 1n || node === last) {
      hash = await sha256(joined(Uint8Array.of(1), sibling, hash));
      // The last node of a level may have no sibling: it stands unchanged in the levels above.
      while (node % 2n === 0n && node !== 0n) {
        node >>= 1n;
        last >>= 1n;
      }
    } else {
      hash = await sha256(joined(Uint8Array.of(1), hash, sibling));
    }
    node >>= 1n;
    last >>= 1n;
  }
  return last === 0n ? hash : null;
}

// DER holds two numbers of varying length; WebCrypto wants both in 32 bytes.
function plain_signature(der: Uint8Array): Bytes {
  const plain = new Uint8Array(64);
  let at = 2;
  for (const end of [32, 64]) {
    const length = der[at + 1] ?? 0;
    const number = der.subarray(at + 2, at + 2 + length);
    const digits = number[0] === 0 ? number.subarray(1) : number;
    plain.set(digits, end - digits.length);
    at += 2 + length;
  }
  return plain;
}

async function is_signed_by(public_key: string, signature: Uint8Array, signed: Bytes): Promise<boolean> {
  const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("spki", from_base64(public_key), algorithm, false, ["verify"]);
  return crypto.subtle.verify(algorithm, key, plain_signature(signature), signed);
}

async function is_signed(receipt: Receipt, root: Uint8Array): Promise<boolean> {
  const head = receipt.head;
  const signed = joined(Uint8Array.of(0, 1), number_bytes(head.timestamp), number_bytes(head.tree_size), root);
  return is_signed_by(receipt.log_key, from_base64(head.tree_head_signature).subarray(4), signed);
}

// Each witness signed the same tree, by its own clock, for this log and no other.
async function are_witnesses_right(receipt: Receipt, root: Uint8Array): Promise<boolean> {
  const log = await sha256(from_base64(receipt.log_key));
  const begins = joined(new TextEncoder().encode("songyuan-witness-1"), Uint8Array.of(0), log);
  for (const witness of receipt.witnesses ?? []) {
    const signed = joined(begins, number_bytes(witness.timestamp), number_bytes(receipt.head.tree_size), root);
    if (!(await is_signed_by(witness.key, from_base64(witness.signature), signed))) {
      return false;
    }
  }
  return true;
}

// The number in the leaf is the number on the slip.
function is_of_entry(receipt: Receipt): boolean {
  const payload = from_base64(receipt.leaf).slice(15, -2);
  const told = JSON.parse(new TextDecoder().decode(payload)) as { sequence?: number };
  return receipt.format === "songyuan-receipt-1" && told.sequence === receipt.entry;
}

async function holds(text: string): Promise<boolean> {
  try {
    const receipt = JSON.parse(text) as Receipt;
    const root = await root_over(receipt);
    return (
      root !== null &&
      is_of_entry(receipt) &&
      same(root, from_base64(receipt.head.sha256_root_hash)) &&
      (await is_signed(receipt, root)) &&
      (await are_witnesses_right(receipt, root))
    );
  } catch {
    return false; // What can't even be read doesn't hold.
  }
}

export function check_receipt(box: HTMLElement): void {
  const receipt = document.querySelector(box.dataset["receipt"] ?? "");
  const button = box.querySelector("button");
  const status = box.querySelector("[role=status]");
  if (button === null || status === null) {
    return;
  }
  if (!window.isSecureContext) {
    status.textContent = box.dataset["insecure"] ?? "";
    return;
  }
  button.hidden = false;
  button.addEventListener("click", async () => {
    const answer = (await holds(receipt?.textContent ?? "")) ? "holds" : "fails";
    status.textContent = box.dataset[answer] ?? "";
    status.setAttribute("data-signal", answer === "holds" ? "on_time" : "overdue");
    status.className = "signal";
  });
}
