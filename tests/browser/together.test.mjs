// Walks of cases that several handle together: joint work, and where public power must step in.

import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import * as deeds from './deeds.mjs';
import { act, day_after_receipt, grey_picture, look_at, open_case, take_up } from './deeds.mjs';
import { open_town, visitor } from './town.mjs';

let town;
before(async () => { town = await open_town(); });
after(async () => { await town.close(); });

const with_seat = (...visit) => deeds.with_seat(town, ...visit);
const reported = (words) => deeds.reported(town, words);

test('several units do their parts and one answers for the whole', async () => {
  const { code, number } = await reported('3号楼的电梯又停在五楼，等人来修等了一天。');
  await with_seat('manager', async (page) => {
    await take_up(page, number);
    await act(page, 'part', async (form) => {
      await form.locator('select[name="unit"]').selectOption({ label: '瞿溪新村业主委员会' });
      await form.locator('textarea[name="matter"]').fill('维修资金能否支出，请附会议记录。');
      await form.locator('input[name="due"]').fill(await day_after_receipt(page, 2));
    });
    await act(page, 'answer', (form) => form.locator('textarea[name="answer"]').fill('修好了。'));
    await page.getByText('还有 1 个会办部分没有交回').first().waitFor();
    await look_at(page, 'together-refused-zh-1280');
  });
  await with_seat('owners', async (page) => {
    await page.goto('/desk');
    assert.ok((await page.locator('main').innerText()).includes('会办：等您交回'));
    await look_at(page, 'together-desk-zh-390');
    await open_case(page, number);
    await look_at(page, 'together-part-zh-390');
    await act(page, 'part-answer', (form) => form.locator('textarea[name="note"]').fill('可以支出，记录附后。'));
  }, { width: 390 });
  await with_seat('manager', async (page) => {
    await open_case(page, number);
    await look_at(page, 'together-in-en-1280');
    await act(page, 'answer', (form) => form.locator('textarea[name="answer"]').fill('电梯已修好，费用从维修资金出。'));
  }, { lang: 'en' });
  const resident = await visitor(town);
  await resident.page.goto(`/track/${code}`);
  assert.match(await resident.page.locator('main').innerText(), /会办一部分/);
  await look_at(resident.page, 'together-track-zh-390');
  await resident.leave();
});

test('what is beyond a handler goes to public power, and everybody can see how often', async () => {
  const { code, number } = await reported('一楼住户把天井搭成了房子，物业劝了几次都不听。');
  const handlers = ['desk', 'manager'];
  let handler = '';
  for (const login of handlers) {
    await with_seat(login, async (page) => {
      await open_case(page, number);
      if (!handler && await page.locator('details#acceptance').count()) {
        handler = login;
        await take_up(page, number);
        await act(page, 'intervention', async (form) => {
          await form.locator('textarea[name="reason"]').fill('拆违要执法，物业没有这个权。');
          await form.locator('textarea[name="matter"]').fill('能否责令限期拆除？');
          await form.locator('input[name="due"]').fill(await day_after_receipt(page, 3));
        });
        await page.getByText('有结果之前不能提交答复').first().waitFor();
        await look_at(page, 'power-asked-zh-1280');
      }
    });
    if (handler) break;
  }
  assert.ok(handler, 'somebody handles it');
  await with_seat('lawyer', async (page) => {
    await open_case(page, number);
    await act(page, 'part-answer', (form) => form.locator('textarea[name="note"]').fill('可以，依据附后。'));
  });
  await with_seat('liaison', async (page) => {
    await open_case(page, number);
    await act(page, 'department', async (form) => {
      await form.locator('input[name="department"]').fill('城管执法中队');
      await form.locator('textarea[name="matter"]').fill('下达限期拆除通知。');
      await form.locator('input[name="due"]').fill(await day_after_receipt(page, 3));
    });
    await act(page, 'visit', async (form) => {
      await form.locator('input[name="day"]').fill(await day_after_receipt(page, 0));
      await form.locator('textarea[name="note"]').fill('四方到场，业主同意一周内自拆。');
      await form.locator('input[name="photo"]').setInputFiles({ name: 'courtyard.png', mimeType: 'image/png', buffer: grey_picture });
    });
    await page.locator('.photos img').first().waitFor();
    await look_at(page, 'power-visit-zh-1280');
    await act(page, 'part-answer', (form) => form.locator('textarea[name="note"]').fill('通知书已送达。'));
    await act(page, 'intervention-end', async (form) => {
      await form.locator('input[name="power_outcome"][value="solved"]').check();
      await form.locator('textarea[name="note"]').fill('业主已自行拆除。');
    });
    await page.goto('/desk');
    await page.locator('a[href^="/committees/"]').first().click();
    await look_at(page, 'committee-zh-1280');
  });
  for (const [lang, width] of [['zh', 390], ['zh', 1280], ['en', 390]]) {
    const anyone = await visitor(town, { lang, width });
    await anyone.page.goto('/interventions');
    assert.ok((await anyone.page.locator('main').innerText()).includes('城管执法中队'));
    await look_at(anyone.page, `interventions-${lang}-${width}`);
    await anyone.leave();
  }
  const resident = await visitor(town);
  await resident.page.goto(`/track/${code}`);
  assert.match(await resident.page.locator('main').innerText(), /业主已自行拆除/);
  await resident.leave();
});
