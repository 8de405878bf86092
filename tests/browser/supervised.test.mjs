// The walk of a case that took three times its limit: the street supervises it, whoever handles it
// writes a plan, the street's leader sends one back and signs the next, and only then is it answered.
// In both languages and at both widths, each page looked at by axe and pictured in var/shots.

import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import * as deeds from './deeds.mjs';
import { act, look_at, open_case, take_up } from './deeds.mjs';
import { open_town, visitor } from './town.mjs';

const ways = [{ lang: 'zh', width: 390 }, { lang: 'en', width: 1280 }];
const days_until_supervised = 16; // Three times five working days, and the evening of the last.
const lift = (way) => `3号楼的电梯第${way.width}次停在五楼，等人来修等了一天。`;

let town;
const cases = new Map();
before(async () => {
  town = await open_town();
  for (const way of ways) cases.set(way, await deeds.reported(town, lift(way)));
  await deeds.with_seat(town, 'manager', async (page) => {
    for (const { number } of cases.values()) await take_up(page, number);
    for (let day = 0; day < days_until_supervised; ++day) {
      await page.locator('form[action="/demo/clock"] button[value="day"]').click();
    }
  });
});
after(async () => { await town.close(); });

for (const way of ways) {
  const said = (zh, en) => (way.lang === 'zh' ? zh : en);
  const shot = (name) => `supervised-${name}-${way.lang}-${way.width}`;

  test(`the street's leader signs the plan of a supervised case (${way.lang}, ${way.width} px)`, async () => {
    const { code, number } = cases.get(way);

    await deeds.with_seat(town, 'manager', async (page) => {
      await open_case(page, number);
      assert.match(await page.locator('main').innerText(), said(/督办/, /supervis/i));
      assert.equal(await page.locator('details#answer').count(), 0, 'nothing is answered before a plan is signed');
      assert.equal(await page.locator('details#plan-signature').count(), 0, 'nobody signs their own plan');
      await act(page, 'plan', async (form) => {
        await form.locator('textarea[name="plan"]').fill('再看看。');
        await look_at(page, shot('plan'));
      });
    }, way);

    await deeds.with_seat(town, 'leader', async (page) => {
      await open_case(page, number);
      assert.match(await page.locator('main').innerText(), /再看看。/);
      await act(page, 'plan-refusal', (form) => form.locator('textarea[name="reason"]').fill('写明哪一天换什么。'));
    }, way);

    await deeds.with_seat(town, 'manager', async (page) => {
      await open_case(page, number);
      assert.match(await page.locator('main').innerText(), /写明哪一天换什么。/);
      await act(page, 'plan', (form) => form.locator('textarea[name="plan"]').fill('周三更换曳引钢丝绳，周四试运行。'));
    }, way);

    await deeds.with_seat(town, 'leader', async (page) => {
      await open_case(page, number);
      await look_at(page, shot('to-sign'));
      await act(page, 'plan-signature');
      assert.equal(await page.locator('details#plan-signature').count(), 0, 'it is signed once');
      assert.match(await page.locator('main').innerText(), said(/街道领导签了办理方案/, /signed the plan/));
      await look_at(page, shot('signed'));
    }, way);

    await deeds.with_seat(town, 'manager', async (page) => {
      await open_case(page, number);
      await act(page, 'answer', (form) => form.locator('textarea[name="answer"]').fill('钢丝绳已更换，电梯恢复运行。'));
      assert.equal(await page.locator('details#answer').count(), 0, 'it is answered');
    }, way);

    const resident = await visitor(town, way);
    await resident.page.goto(`/track/${code}`);
    assert.match(await resident.page.locator('main').innerText(), said(/街道领导签了办理方案/, /signed the plan/));
    await look_at(resident.page, shot('track'));
    await resident.leave();
  });
}
