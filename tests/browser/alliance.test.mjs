// The living alliance in a browser: a unit applies and is admitted, an activity is signed up for, a
// legal question is asked and answered, an initiative signed; every page looked at by axe.

import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import { fits, open_town, visitor } from './town.mjs';

let town;
before(async () => { town = await open_town(); });
after(async () => { await town.close(); });

async function look_at(page) {
  await fits(page);
  const seen = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(seen.violations.map((each) => `${each.id}: ${each.nodes[0].html}`), [], `axe on ${page.url()}`);
}

const pages = [
  ['', ['/alliance/apply', '/plans', '/plans/8', '/initiatives', '/initiatives/1', '/consultations', '/consultations/1', '/consultations/ask']],
  ['operator', ['/alliance/applications', '/alliance/applications/5', '/alliance/letters', '/alliance/letters/1']],
  ['convener', ['/plans/7', '/plans/new', '/initiatives/new']],
  ['lawyer', ['/consultations/waiting', '/consultations/10']],
  ['observer', ['/observations']],
];

for (const lang of ['zh', 'en']) {
  for (const width of [390, 1280]) {
    test(`the alliance's pages can be read by everybody (${lang}, ${width} px)`, async () => {
      for (const [login, paths] of pages) {
        const { page, leave } = await visitor(town, { lang, width, login });
        for (const path of paths) {
          const answer = await page.goto(path);
          assert.equal(answer.status(), 200, path);
          await look_at(page);
        }
        await leave();
      }
    });
  }
}

test('a unit applies to join and the street admits it, without JavaScript', async () => {
  const unit = await visitor(town, { javaScriptEnabled: false });
  await unit.page.goto('/alliance');
  await unit.page.click('a[href="/alliance/apply"]');
  await unit.page.fill('#name', '枫林读书会');
  await unit.page.fill('#offer', '每月一次亲子共读');
  await unit.page.fill('#contact', '周安宁');
  await unit.page.fill('#telephone', '13000000002');
  await unit.page.click('button.main');
  await unit.page.waitForURL(/\/alliance\/applications\/\d+$/);
  const address = new URL(unit.page.url()).pathname;
  assert.equal((await unit.page.content()).includes('枫林读书会'), false);
  await unit.leave();

  const street = await visitor(town, { width: 1280, login: 'operator' });
  await street.page.goto(address);
  await street.page.selectOption('#body', { index: 2 });
  await street.page.fill('#part', '亲子共读');
  await street.page.click('form[action$="/admission"] button.main');
  await street.page.waitForURL(/\/alliance\/units\/\d+$/);
  assert.match(await street.page.textContent('main'), /枫林读书会[\s\S]*亲子共读/);
  await street.leave();
});

test('a resident signs up for an activity', async () => {
  const { page, leave } = await visitor(town);
  await page.goto('/plans/8');
  await page.fill('#name', '周安宁');
  await page.fill('#telephone', '13000000003');
  await page.fill('#people', '2');
  await page.click('form[action$="/sign-ups"] button.main');
  await page.waitForURL(/signed_up=1/);
  assert.match(await page.textContent('main'), /报名 16\/40/);
  await look_at(page);
  await leave();
});

test('a resident asks the legal workshop, which answers', async () => {
  const resident = await visitor(town);
  await resident.page.goto('/consultations/ask');
  await resident.page.fill('#question', '楼下的充电桩离窗户太近，可以要求移走吗？');
  await resident.page.click('form[action="/consultations"] button.main');
  await resident.page.waitForURL(/\/consultations\/mine\//);
  await look_at(resident.page);
  const number = (await resident.page.textContent('h1')).match(/\d+/)[0];

  const lawyer = await visitor(town, { width: 1280, login: 'lawyer' });
  await lawyer.page.goto(`/consultations/${number}`);
  await lawyer.page.fill('#answer', '可以先请物业测距离，再一起商量移位。');
  await lawyer.page.click('form[action$="/answer"] button.main');
  await look_at(lawyer.page);
  await lawyer.leave();

  await resident.page.reload();
  assert.match(await resident.page.textContent('main'), /移位/);
  await resident.leave();
});

// The demo opens today or on the next working morning.
const in_two_months = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);

for (const [lang, width] of [['zh', 390], ['en', 1280]]) {
  test(`a committee plans an activity, and a resident signs up for it (${lang}, ${width} px)`, async () => {
    const convener = await visitor(town, { lang, width, login: 'convener' });
    await convener.page.goto('/plans/new');
    await convener.page.selectOption('#kind', { index: 2 });
    for (const [field, value] of Object.entries({ title: `公共收益怎么用（${width}）`, day: in_two_months, begins: '14:00', ends: '15:30', venue: '睦邻中心二楼', audience: '业主代表', seats: '3' })) {
      await convener.page.fill(`#${field}`, value);
    }
    await look_at(convener.page);
    await convener.page.click('form[action="/plans"] button.main');
    await convener.page.waitForURL(/\/plans\/\d+/);
    const address = new URL(convener.page.url()).pathname;
    await convener.leave();

    const resident = await visitor(town, { lang, width });
    await resident.page.goto(address);
    await resident.page.fill('#name', '周安宁');
    await resident.page.fill('#telephone', '13000000004');
    await resident.page.fill('#people', '4');
    await resident.page.click('form[action$="/sign-ups"] button.main');
    await resident.page.locator('.refusal').first().waitFor();
    await look_at(resident.page);
    await resident.page.fill('#people', '3');
    await resident.page.click('form[action$="/sign-ups"] button.main');
    await resident.page.waitForURL(/signed_up=1/);
    assert.match(await resident.page.textContent('main'), /3\/3/);
    await look_at(resident.page);
    await resident.leave();
  });

  test(`a resident signs an initiative, once, and takes the signature back (${lang}, ${width} px)`, async () => {
    const { page, leave } = await visitor(town, { lang, width });
    await page.goto('/initiatives');
    await page.locator('main a[href^="/initiatives/"]').first().click();
    const count = async () => Number((await page.locator('.page-head .lead b').innerText()).match(/\d+/g).at(-1));
    const before = await count();
    const sign = async () => {
      await page.fill('#name', '周安宁');
      await page.fill('#telephone', `1300000${width}`);
      await page.click('section[aria-labelledby="sign"] button.main');
    };
    await sign();
    await page.locator('.notice[role="status"]').waitFor();
    assert.equal(await count(), before + 1);
    await look_at(page);
    await sign();
    await page.locator('.refusal').first().waitFor();
    await look_at(page);
    const back = page.locator('details.act-form').filter({ has: page.locator('#back-name') });
    if (await back.getAttribute('open') === null) await back.locator('summary').click();
    await page.fill('#back-name', '周安宁');
    await page.fill('#back-telephone', `1300000${width}`);
    await back.locator('button.danger').click();
    await page.waitForLoadState();
    assert.equal(await count(), before);
    await look_at(page);
    await leave();
  });
}
