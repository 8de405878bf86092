// Walks of cases that leave the straight way: another takes them over, two become one and one two,
// they wait, are suspended, a committee asks; and the pages of whoever is away or runs the machine.

import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import * as deeds from './deeds.mjs';
import { act, day_after_receipt, look_at, open_case, take_up } from './deeds.mjs';
import { open_town, visitor } from './town.mjs';

let town;
before(async () => { town = await open_town(); });
after(async () => { await town.close(); });

const lift = '3号楼的电梯又停在五楼，等人来修等了一天。';

for (const way of [{ lang: 'zh', width: 390 }, { lang: 'en', width: 1280 }]) {
  const said = (zh, en) => (way.lang === 'zh' ? zh : en);
  const shot = (name) => `${name}-${way.lang}-${way.width}`;
  const with_seat = (login, doing) => deeds.with_seat(town, login, doing, way);
  const reason = (words) => (form) => form.locator('textarea[name="reason"]').fill(words);

  test(`a case is offered to another unit, which takes it (${way.lang}, ${way.width} px)`, async () => {
    const { number } = await deeds.reported(town, lift);
    await with_seat('manager', async (page) => {
      await take_up(page, number);
      await act(page, 'handover', async (form) => {
        await form.locator('select[name="unit"]').selectOption({ label: '瞿溪新村业主委员会' });
        await reason('维修资金由业委会动用，请接着办。')(form);
      });
      await look_at(page, shot('handover-offered'));
    });
    await with_seat('owners', async (page) => {
      await open_case(page, number);
      await act(page, 'handover-acceptance');
      assert.equal(await page.locator('details#handover-acceptance').count(), 0, 'it is taken once');
      await look_at(page, shot('handover-taken'));
    });
  });

  test(`two reports of one matter are put together, one of two is parted (${way.lang}, ${way.width} px)`, async () => {
    const first = await deeds.reported(town, lift);
    const second = await deeds.reported(town, lift);
    await with_seat('leader', async (page) => {
      await open_case(page, second.number);
      await act(page, 'merger', async (form) => {
        await form.locator('input[name="into"]').fill(first.number);
        await reason('和先收到的那件是同一件事。')(form);
      });
      await look_at(page, shot('merged'));
      await open_case(page, first.number);
      await act(page, 'split', (form) => form.locator('textarea[name="matter"]').fill('楼道堆物没人清。'));
      await look_at(page, shot('split'));
    });
    const resident = await visitor(town, way);
    await resident.page.goto(`/track/${second.code}`);
    assert.ok((await resident.page.locator('main').innerText()).includes(`#${first.number}`), 'the other is named');
    await look_at(resident.page, shot('merged-track'));
    await resident.leave();
  });

  test(`a case waits for the resident and is then suspended with a plan (${way.lang}, ${way.width} px)`, async () => {
    const { code, number } = await deeds.reported(town, lift);
    await with_seat('manager', async (page) => {
      await take_up(page, number);
      await act(page, 'waiting', reason('请您定一个能上门的时间。'));
      await look_at(page, shot('waiting'));
      await act(page, 'waiting-end');
      assert.equal(await page.locator('details#waiting-end').count(), 0, 'it goes on');
    });
    await with_seat('committee', async (page) => {
      await open_case(page, number);
      await act(page, 'suspension', async (form) => {
        await form.locator('textarea[name="plan"]').fill('列入明年电梯更新计划。');
        await form.locator('[name="responsible"]').fill('分管主任');
        await form.locator('input[name="due"]').fill(await day_after_receipt(page, 60));
      });
      const told = await page.locator('ol.timeline').innerText();
      assert.match(told, said(/办理方案：列入明年/, /Plan: 列入明年/));
      assert.match(told, said(/负责人：分管主任/, /Responsible: 分管主任/));
      await look_at(page, shot('suspended'));
      await page.goto('/cases?stage=suspended');
      assert.ok((await page.locator('main').innerText()).includes(`#${number}`), 'suspended cases are found');
    });
    const resident = await visitor(town, way);
    await resident.page.goto(`/track/${code}`);
    const told = await resident.page.locator('main').innerText();
    assert.ok(told.includes('列入明年电梯更新计划') && !told.includes('分管主任'), 'the plan is told, the person is not');
    await look_at(resident.page, shot('suspended-track'));
    await resident.leave();
  });

  test(`a committee asks about a case it watches (${way.lang}, ${way.width} px)`, async () => {
    await with_seat('convener', async (page) => {
      await page.goto('/desk');
      const watched = await page.locator('main a[href^="/committees/"]').first().getAttribute('href');
      await page.goto(watched);
      await look_at(page, shot('committee'));
      await page.locator('section:has(#open) a.row-link').first().click();
      await act(page, 'question', async (form) => {
        await form.locator('textarea[name="matter"]').fill('同一小区三个月内第几次了？');
      });
      await look_at(page, shot('question-asked'));
    });
  });

  test(`somebody names who stands in for them (${way.lang}, ${way.width} px)`, async () => {
    await with_seat(way.lang === 'zh' ? 'manager' : 'committee', async (page) => {
      await page.goto('/absence');
      await page.selectOption('#deputy', { index: 1 });
      await look_at(page, shot('absence'));
      await page.locator('form[action="/absence"] button.main').click();
      await page.locator('form[action="/absence/end"]').waitFor();
      await look_at(page, shot('absence-named'));
      await page.locator('form[action="/absence/end"] button').click();
      await page.locator('#deputy').waitFor();
    });
  });

  test(`whoever runs it sees how it runs, and the lists fit a phone (${way.lang}, ${way.width} px)`, async () => {
    await with_seat('operator', async (page) => {
      for (const [path, name] of [['/operation', 'operation'], ['/alliance', 'alliance-list'], ['/alliance/letters', 'letters']]) {
        await page.goto(path);
        await look_at(page, shot(name));
      }
    });
    await with_seat('leader', async (page) => {
      for (const [path, name] of [['/dispatch', 'dispatch'], ['/calls', 'calls'], ['/desk', 'leader-desk']]) {
        await page.goto(path);
        await look_at(page, shot(name));
      }
    });
  });
}
