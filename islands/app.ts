// Starts each behaviour on the elements that ask for it by a data attribute. The pages work without.
import { count_characters } from "./count.js";
import { steer_desk } from "./desk.js";
import { fill_in } from "./fill.js";
import { pick_place } from "./picker.js";
import { send_photos_after } from "./photos.js";
import { check_receipt } from "./receipt.js";
import { follow_report } from "./report.js";
import { focus_on_key, print_page, send_form } from "./small.js";
import { shrink_photos } from "./shrink.js";

function start<Kind extends HTMLElement>(attribute: string, behaviour: (element: Kind) => void): void {
  for (const element of document.querySelectorAll<Kind>(`[data-${attribute}]`)) {
    behaviour(element);
  }
}

start("desk", steer_desk);
start("print", print_page);
start("send", send_form);
start("picker", pick_place);
start("receipt", check_receipt);
start("report", follow_report);
start("photos", send_photos_after);
start("shrink", shrink_photos);
start("key", focus_on_key);
start("count", count_characters);
start("fill", fill_in);
