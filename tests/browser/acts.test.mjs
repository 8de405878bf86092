// Walks of what befalls a case beside its straight way: handed back, more time, photos of one spot;
// in both languages and at both widths, each page looked at by axe and pictured in var/shots.

import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import * as deeds from './deeds.mjs';
import { act, day_after_receipt, grey_picture, look_at, open_case, take_up } from './deeds.mjs';
import { open_town, visitor } from './town.mjs';

let town;
before(async () => { town = await open_town(); });
after(async () => { await town.close(); });

const ways = [{ lang: 'zh', width: 390 }, { lang: 'en', width: 1280 }];
const lift = '3号楼的电梯又停在五楼，等人来修等了一天。';

async function track(code, name, way, expected) {
  const resident = await visitor(town, way);
  await resident.page.goto(`/track/${code}`);
  assert.match(await resident.page.locator('main').innerText(), expected);
  await look_at(resident.page, `${name}-track-${way.lang}-${way.width}`);
  await resident.leave();
}

for (const way of ways) {
  const said = (zh, en) => (way.lang === 'zh' ? zh : en);
  const shot = (name) => `${name}-${way.lang}-${way.width}`;

  test(`a case is handed back, and whoever dispatched it decides (${way.lang}, ${way.width} px)`, async () => {
    const { code, number } = await deeds.reported(town, lift);
    await deeds.with_seat(town, 'manager', async (page) => {
      await open_case(page, number);
      await act(page, 'return', async (form) => {
        await form.locator('input[name="return_reason"][value="not_our_duty"]').check();
        await form.locator('textarea[name="reason"]').fill('合同约定的服务内容里没有这一项，附合同第 4 页。');
      });
      await page.getByText(said('您单位已退单', 'You handed it back;')).first().waitFor();
      assert.equal(await page.locator('details#acceptance').count(), 0, 'nobody accepts what was handed back');
      assert.equal(await page.locator('details#no-action').count(), 0, 'nor is it ended otherwise');
      await look_at(page, shot('return-waits'));
    }, way);
    await deeds.with_seat(town, 'committee', async (page) => {
      await page.goto('/desk');
      await page.locator(`main a[href^="/cases/${number}"]`).first().click();
      await act(page, 'return-refusal', (form) => form.locator('textarea[name="reason"]').fill('就在服务范围内，由你们兜底办到底。'));
      await look_at(page, shot('return-decided'));
    }, way);
    await track(code, 'return', way, said(/兜底/, /Return refused/));
  });

  test(`more time is asked for, granted above, and told (${way.lang}, ${way.width} px)`, async () => {
    const { code, number } = await deeds.reported(town, lift);
    await deeds.with_seat(town, 'manager', async (page) => {
      await take_up(page, number);
      await act(page, 'extension', async (form) => {
        await form.locator('input[name="due"]').fill(await day_after_receipt(page, 14));
        await form.locator('textarea[name="reason"]').fill('钢丝绳要向厂家定制。');
        await look_at(page, shot('extension-asked'));
      });
      assert.equal(await page.locator('details#extension').count(), 0, 'it is asked for once');
    }, way);
    await deeds.with_seat(town, 'committee', async (page) => {
      await page.goto('/desk');
      await page.locator(`main a[href^="/cases/${number}"]`).first().click();
      await act(page, 'extension-grant', (form) => form.locator('textarea[name="reason"]').fill('配件在路上，期间派人守梯。'));
    }, way);
    await track(code, 'extension', way, /期间派人守梯/);
  });

  test(`rubbish is cleared when two photos of one spot show it (${way.lang}, ${way.width} px)`, async () => {
    const resident = await visitor(town, way);
    await resident.page.goto('/report');
    await resident.page.fill('#place', '瞿溪新村');
    await resident.page.fill('#words', `装修垃圾在3号楼门口堆了两周，${way.width}步以外都闻得到。`);
    await resident.page.selectOption('#category', 'litter');
    await resident.page.locator('input[name="answer_kind"][value="2"]').check();
    await look_at(resident.page, shot('report-questions'));
    await resident.page.locator('form[action="/voices"] button.main').click();
    const joins = resident.page.locator('input[name="joins"][value="0"]');
    if (!resident.page.url().includes('/slip/')) {
      if (await joins.count()) await joins.first().check();
      await resident.page.locator('form[action="/voices"] button.main').click();
    }
    await resident.page.waitForURL(/\/slip\//);
    const code = decodeURIComponent(new URL(resident.page.url()).pathname.split('/')[2]);
    const number = await deeds.number_of(resident.page, code);
    await resident.leave();
    await deeds.with_seat(town, 'manager', async (page) => {
      await take_up(page, number);
      assert.match(await page.locator('main').innerText(), said(/装修垃圾/, /Rubble/));
      await look_at(page, shot('work-questions'));
      const narrowest = await page.locator('.card .facts dd').evaluateAll((all) => Math.min(...all.map((each) => each.clientWidth)));
      assert.ok(narrowest > 100, `an answer is ${narrowest} px wide`);
      await act(page, 'answer', (form) => form.locator('textarea[name="answer"]').fill('已清运。'));
      await page.locator('.refusal').first().waitFor();
      for (const shows of ['before', 'after']) {
        await add_photo(page, number, shows);
      }
    }, way);
    await deeds.with_seat(town, 'leader', async (page) => {
      await open_case(page, number);
      await act(page, 'photo-redaction', async (form) => {
        await form.locator('select[name="photo"]').selectOption({ index: 1 });
        await form.locator('input[name="cover_5"]').check();
        await form.locator('textarea[name="reason"]').fill('拍到了路过的孩子。');
        await look_at(page, shot('cover-asked'));
      });
      await page.getByText(said('看遮盖后的样子', 'as others see it')).waitFor();
      await look_at(page, shot('cover-done'));
    }, way);
    await deeds.with_seat(town, 'manager', async (page) => {
      await open_case(page, number);
      assert.equal(await page.locator('.photos img').count(), 2, 'what is left is seen');
      await act(page, 'answer', (form) => form.locator('textarea[name="answer"]').fill('已清运，并加装了监控。'));
      assert.equal(await page.locator('details#answer').count(), 0, 'it is answered');
    }, way);
  });
}

async function add_photo(page, number, shows) {
  await open_case(page, number);
  const form = page.locator(`form[action="/cases/${number}/photos"]`);
  await form.evaluate((each) => each.closest('details')?.setAttribute('open', ''));
  await form.locator(`input[name="shows"][value="${shows}"]`).check();
  if (shows === 'after') await form.locator('select[name="same_spot_as"]').selectOption({ index: 1 });
  await form.locator('input[name="photo"]').setInputFiles({ name: `${shows}.png`, mimeType: 'image/png', buffer: pictures[shows] });
  await form.locator('button.main').click();
  await page.waitForURL(/#photos$/);
}

// Two different dots, so that the second is not the first again.
const black_picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==', 'base64');
const pictures = { before: grey_picture, after: black_picture };
