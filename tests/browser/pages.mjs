// The pages in real Chromium, in both shells: what a case worker does, and what must never happen.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { accessible, enter, fits, launch, launchKept, listen, open, serve, sit } from './stage.mjs'

let server, browser
before(async () => { server = await serve(); browser = await launch() })
after(async () => { await browser?.close(); await server?.stop() })

const quiet = page => assert.deepEqual(page.complaints, [])
/** A page drops a click that was meant for the one before it: a link is clicked a moment after arriving. */
const click = async (page, locator) => { await locator.waitFor(); await page.waitForTimeout(450); await locator.click() }
const heading = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor()

/** Finds a client by name and opens the page; the client's own address. */
async function toClient(page, side, name) {
  await page.goto(`${server.base}/${side}/search`)
  await page.locator('main input').fill(name)
  await page.keyboard.press('Enter')
  await click(page, page.locator('main a[href*="/clients/"]').first())
  await page.waitForURL(/clients\/[0-9a-f-]{36}$/)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page.url()
}

test('the start page leads to work and to practice', async () => {
  const page = await open(browser)
  await page.goto(server.base + '/')
  await page.getByRole('heading', { level: 1 }).waitFor()
  assert.equal(await page.locator('a[href="/work/"], a[href="/work"]').count() > 0, true)
  assert.equal(await page.locator('a[href="/training/"], a[href="/training"]').count() > 0, true)
  quiet(page)
})

for (const side of ['work', 'training']) {
  test(`${side}: the work list has the overdue first, and can be narrowed`, async () => {
    const page = await open(browser, { lang: 'en' })
    await enter(page, `${server.base}/${side}/role`)
    const rows = page.locator('table.tasks tbody tr')
    const late = await rows.evaluateAll(rows => rows.map(row => row.classList.contains('late')))
    assert.ok(late[0] && !late.slice(late.indexOf(false)).includes(true) || !late.includes(false), 'late ones first')
    const places = await rows.evaluateAll(rows => rows.map(row => row.cells[3].innerText))
    assert.ok(places.length > 0 && places.every(place => place === 'Kuopio' || /^\s*Masked\s*: Non-disclosure for personal safety\s*$/.test(place)) && places.includes('Kuopio'), `clients of one's own: ${places.join()}`)
    const all = await page.locator('main').innerText()
    const kind = await page.locator('#kind option').nth(1).getAttribute('value')
    await page.selectOption('#kind', kind)
    await page.locator('form.filter button').click()
    await page.waitForURL(new RegExp(`kind=${kind}`))
    await page.waitForFunction(all => document.querySelector('main').innerText !== all, all)
    const tasks = await rows.evaluateAll(rows => rows.map(row => row.cells[0].innerText.split(':')[0]))
    assert.ok(tasks.length > 0 && new Set(tasks).size === 1, tasks.join())
    quiet(page)
  })

  test(`${side}: search forgives order and marks, and nothing of a person stands in the address`, async () => {
    const page = await open(browser)
    await enter(page, `${server.base}/${side}/role`)
    await toClient(page, side, 'lan nguyen')
    await heading(page, /Nguyễn Thị Lan/)
    for (const text of ['140388-9028', 'K-000001']) {
      await page.goto(`${server.base}/${side}/search`)
      await page.locator('main input').fill(text)
      await page.keyboard.press('Enter')
      await page.getByRole('link', { name: /Haile Selam/ }).first().waitFor()
      assert.ok(!page.url().includes(text))
    }
    await page.locator('main input').fill('ei ketään tällä nimellä')
    await page.keyboard.press('Enter')
    await page.getByText(/löytynyt/).first().waitFor()
    quiet(page)
  })

  test(`${side}: the client page says why a day is that day`, async () => {
    const page = await open(browser)
    await enter(page, `${server.base}/${side}/role`)
    await toClient(page, side, 'selam haile')
    const why = page.locator('details').filter({ hasText: '27.8.2026' }).first()
    await why.locator('summary').click()
    await why.getByText('27.8.2026 + 6 kuukautta = 27.2.2027').first().waitFor()
    // Each fact says where it came from: an entry of the record, or the source of what was recorded.
    const sources = await page.locator('details.why .source').allTextContents()
    assert.ok(sources.some(source => /^merkintä \d+, .+ \d+\.\d+\.\d{4}$/.test(source)), sources.join('\n'))
    assert.ok(sources.some(source => /: Maahanmuuttovirasto; .+ \d+\.\d+\.\d{4}$/.test(source)), sources.join('\n'))
    await page.locator('.facts').getByText('Maahanmuuttovirasto').first().waitFor()
    quiet(page)
  })

  test(`${side}: errors stand at their field and in a summary; mended, it is saved once`, async () => {
    const page = await open(browser)
    await enter(page, `${server.base}/${side}/role`)
    await page.goto(`${server.base}/${side}/clients/new`)
    await heading(page, /Rekisteröi asiakas/)
    await page.getByLabel(/^Sukunimi/).fill('Kokeilija')
    await page.getByLabel(/^Henkilötunnus/).fill('010190-123X')
    await page.locator('main form button[type=submit]').click()
    const summary = page.locator('#summary')
    await summary.waitFor()
    const invalid = page.locator('[aria-invalid=true]')
    assert.ok(await invalid.count() >= 3, 'given names, identity code, municipality')
    const described = await page.getByLabel(/^Henkilötunnus/).getAttribute('aria-describedby')
    assert.match(await page.locator(described.split(' ').map(id => `[id="${id}"]`).join(',')).allInnerTexts().then(t => t.join()), /täsmää|harjoitus/)
    assert.equal(await page.getByLabel(/^Sukunimi/).inputValue(), 'Kokeilija')
    assert.deepEqual(await accessible(page, `${side} errors`), [])

    await page.getByLabel(/^Henkilötunnus/).fill('')
    await page.getByLabel(/^Syntymäaika/).fill('1.2.1990')
    await page.getByLabel(/^Etunimet/).fill('Testi')
    await page.getByLabel(/^Kotikunta/).selectOption('297')
    const source = page.getByLabel(/Mistä tieto on saatu/)
    if (await source.evaluate(e => e.tagName).catch(() => '') === 'SELECT') await source.selectOption('client')
    else await page.getByRole('radio', { name: 'Asiakas itse' }).check()
    let posts = 0
    page.on('request', request => { if (request.method() === 'POST' && request.url().includes('/api/clients')) posts++ })
    await page.locator('main form button[type=submit]').dblclick()
    await page.waitForURL(/clients\/[0-9a-f-]{36}$/, { timeout: 10_000 })
    if (side === 'work') assert.equal(posts, 1, 'a second click sends nothing')
    await heading(page, /Kokeilija Testi/)
    quiet(page)
  })
}

test('an ordinary identity code is refused in a training register', async () => {
  const page = await open(browser)
  await enter(page, `${server.base}/work/role`)
  await page.goto(`${server.base}/work/clients/new`)
  await page.getByLabel(/^Henkilötunnus/).fill('131052-308T')
  await page.locator('main form button[type=submit]').click()
  await page.getByLabel(/^Sukunimi/).fill('X')
  await page.locator('[aria-invalid=true]').first().waitFor()
  quiet(page)
})

test('a stale page keeps what was typed, says what is new, and saves again', async () => {
  const [mine, other] = [await open(browser), await open(browser)]
  await enter(mine, `${server.base}/work/role`)
  await enter(other, `${server.base}/work/role`)
  const client = await toClient(mine, 'work', 'nuur hodan')
  await mine.goto(client + '/note_change')
  const text = mine.locator('main textarea').first()
  await text.fill('Muutti toiseen asuntoon')
  await other.goto(client + '/direct_to_service')
  await other.getByLabel(/Palvelu tai koulutus/).fill('Kielikahvila')
  await other.locator('main form button[type=submit]').click()
  await other.waitForURL(client)
  await mine.locator('main form button[type=submit]').click()
  await mine.locator('#summary').waitFor()
  assert.equal(await text.inputValue(), 'Muutti toiseen asuntoon')
  assert.deepEqual(await accessible(mine, 'stale form'), [])
  await mine.locator('main form button[type=submit]').click()
  await mine.waitForURL(client)
  await mine.getByText('Muutti toiseen asuntoon').first().waitFor({ state: 'attached' })
  quiet(mine)
})

test('by keyboard alone: from the start to a worker assigned', async () => {
  const page = await open(browser, { lang: 'en' })
  await page.goto(server.base + '/')
  await page.getByRole('heading', { level: 1 }).waitFor()
  /** Tabs until the focus stands on something of this name. */
  const tabTo = async name => {
    for (let tabs = 0; tabs < 200; tabs++) {
      await page.keyboard.press('Tab')
      const focused = await page.evaluate(() => {
        const e = document.activeElement
        if (!e.matches('a, button, input, select, textarea, summary')) return ''
        const label = e.labels?.[0]?.innerText ?? ''
        return `${label} ${e.innerText ?? ''} ${e.getAttribute('aria-label') ?? ''}`
      })
      if (name.test(focused)) return
    }
    assert.fail(`no way to ${name} by Tab`)
  }
  await tabTo(/Work/)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/work/)
  await tabTo(/Aino Korhonen/)
  await page.keyboard.press('Enter')
  await page.locator('table.tasks').waitFor()
  await tabTo(/Find a client/)
  await page.keyboard.press('Enter')
  await page.waitForURL(/search/)
  await page.locator('main input').waitFor()
  await tabTo(/name|Search|client/i)
  while (!await page.evaluate(() => document.activeElement.matches('main input'))) await page.keyboard.press('Tab')
  await page.keyboard.type('ruth haile')
  await page.keyboard.press('Enter')
  await page.locator('main a[href*="/clients/"]').first().waitFor()
  await tabTo(/Haile Ruth/)
  await page.keyboard.press('Enter')
  await heading(page, /Haile Ruth/)
  const client = page.url()
  await tabTo(/^ *Assign a worker/)
  await page.keyboard.press('Enter')
  await heading(page, /Assign a worker/)
  while (!await page.evaluate(() => document.activeElement.matches('main select'))) await page.keyboard.press('Tab')
  await page.keyboard.type('Mikko')
  await tabTo(/^ *Save/)
  await page.keyboard.press('Enter')
  await page.waitForURL(client)
  await page.getByText('Mikko Laine').first().waitFor()
  quiet(page)
})

test('a refused step says why, where it stands and what to do', async () => {
  const page = await open(browser, { lang: 'sv' })
  await enter(page, `${server.base}/work/role`)
  const client = await toClient(page, 'work', 'ruth haile')
  await page.goto(client + '/draw_up_plan')
  await page.getByText('Gör först bedömningen.').first().waitFor()
  await page.getByText(/20 § 1 mom\. i integrationslagen/).first().waitFor()
  quiet(page)
})

test('a role without clients is told so', async () => {
  const page = await open(browser, { lang: 'en' })
  await page.goto(`${server.base}/work/role`)
  await page.getByRole('button', { name: /Eeva Rantala/ }).or(page.getByRole('link', { name: /Eeva Rantala/ })).first().click()
  await heading(page, 'Notices')
  await page.goto(`${server.base}/work/search`)
  await page.locator('main input').fill('haile')
  await page.keyboard.press('Enter')
  await page.getByText(/No rule allows this in your task/).first().waitFor()
  quiet(page)
})

test('an unknown address is answered in words, here and there', async () => {
  const page = await open(browser)
  for (const path of ['/ei-ole', '/work/ei-ole', '/training/ei-ole']) {
    await page.goto(server.base + path)
    await page.getByText(/ei (ole|löydy)|Ei löydy/i).first().waitFor()
  }
})

test('the day of practice can be set, and deadlines follow', async () => {
  const page = await open(browser, { lang: 'en' })
  await enter(page, `${server.base}/training/role`)
  const late = async () => Number((await page.locator('main p strong').allInnerTexts())[1].replace(/\D/g, ''))
  const before = await late()
  await page.locator('section.desk summary').first().click()
  await page.locator('section.desk input').first().fill('22.1.2027')
  await page.keyboard.press('Enter')
  for (let tries = 0; await late() <= before; tries++) {
    assert.ok(tries < 100, 'two months later more is late')
    await page.waitForTimeout(50)
  }
  quiet(page)
})

test('practice stays in the browser: no request after load, kept over reload and restart, one writer', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kotodigi-kept-'))
  try {
    let context = await launchKept(folder)
    let page = await context.newPage()
    listen(page)
    await page.addInitScript(() => localStorage.getItem('koto-purpose') ?? localStorage.setItem('koto-purpose', 'contact'))
    await enter(page, `${server.base}/training/role`)
    const requests = []
    page.on('request', request => requests.push(request.url()))
    // Within the page, as a user goes: links, search, a form.
    await click(page, page.locator('nav.pages a[href$="/search"]'))
    await page.locator('main input').fill('ruth haile')
    await page.keyboard.press('Enter')
    await click(page, page.getByRole('link', { name: /Haile Ruth/ }).first())
    await page.waitForURL(/clients\/[0-9a-f-]{36}$/)
    const client = page.url()
    await click(page, page.locator('main a[href$="/receive_contact"]').first())
    await page.locator('main form select').first().selectOption('request')
    await page.locator('main textarea').first().fill('Pyytää apua asunnon hakuun')
    await page.locator('main form button[type=submit]').click()
    await page.waitForURL(client)
    await page.locator('.kept').filter({ hasText: /Tallennettu|Saved|Sparat/ }).waitFor()
    assert.deepEqual(requests, [], 'no request after load')

    await page.reload()
    await page.getByText('Pyytää apua asunnon hakuun').first().waitFor({ state: 'attached' })

    const second = await context.newPage()
    await second.goto(client)
    await second.locator('.alarm').filter({ hasText: /./ }).waitFor()
    await second.goto(client + '/note_change')
    await second.close()

    await context.close()
    context = await launchKept(folder)
    page = await context.newPage()
    listen(page)
    await page.goto(client)
    await page.getByText('Pyytää apua asunnon hakuun').first().waitFor({ state: 'attached' })
    quiet(page)
    await context.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('a full browser store is said, nothing is lost, and the next save takes all', async () => {
  const page = await open(browser, { purpose: 'contact' })
  await enter(page, `${server.base}/training/role`)
  await page.locator('.kept').filter({ hasText: /Tallennettu/ }).waitFor()
  await page.evaluate(() => {
    window.realAdd = IDBObjectStore.prototype.add
    IDBObjectStore.prototype.add = function () { throw new DOMException('full', 'QuotaExceededError') }
  })
  const record = async text => {
    await click(page, page.locator('nav.pages a[href$="/search"]'))
    await page.locator('main input').fill('ruth haile')
    await page.keyboard.press('Enter')
    await click(page, page.getByRole('link', { name: /Haile Ruth/ }).first())
    await click(page, page.locator('main a[href$="/receive_contact"]').first())
    await page.locator('main form select').first().selectOption('request')
    await page.locator('main textarea').first().fill(text)
    await page.locator('main form button[type=submit]').click()
    await page.getByText(text).first().waitFor({ state: 'attached' })
  }
  await record('Tila loppuu kesken')
  await page.locator('.alarm').filter({ hasText: /täynnä/ }).waitFor()
  assert.deepEqual(await accessible(page, 'full store'), [])
  await page.evaluate(() => { IDBObjectStore.prototype.add = window.realAdd })
  await record('Tilaa on taas')
  await page.locator('.kept').filter({ hasText: /Tallennettu/ }).waitFor()
  await page.reload()
  await page.getByText('Tila loppuu kesken').first().waitFor({ state: 'attached' })
  quiet(page)
})

/** A new client, through the API, from within the page; the id. */
const register = async () => {
  const answer = await fetch('/api/clients', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Koto-Purpose': 'contact' },
    body: JSON.stringify({
      another_person: 'yes', family_name: 'Lomake', given_names: 'Kaikki', birth_date: '1990-02-01', municipality: '297',
      first_right_on: '2026-09-01', protection_or_family: 'yes', source: 'client'
    })
  })
  if (!answer.ok) throw new Error(await answer.text())
  return (await answer.json()).client
}

/** Takes a step for a purpose; a form that asks for the source gets one. */
const take = async ([client, purpose, kind, data]) => {
  const { paths } = await (await fetch('/openapi.json')).json()
  const schema = paths[`/api/clients/{client}/${kind}`].post.requestBody.content['application/json'].schema
  const headers = { 'Content-Type': 'application/json', 'Koto-Purpose': purpose }
  const version = (await fetch(`/api/clients/${client}`, { headers })).headers.get('ETag')
  const answer = await fetch(`/api/clients/${client}/${kind}`, {
    method: 'POST',
    headers: { ...headers, 'If-Match': version },
    body: JSON.stringify({ ...schema.properties.source && { source: 'client' }, ...data })
  })
  if (!answer.ok) throw new Error(`${kind}: ${await answer.text()}`)
}

/** The number of a client by their id. */
const numberOf = async client =>
  (await (await fetch(`/api/clients/${client}`, { headers: { 'Koto-Purpose': 'plan' } })).json()).client_number

const topics = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`topic_${i + 1}`, 'Kirjattu']))
/** Purposes of work with a client; pages of a client that are no step. */
const WORK = ['contact', 'assessment', 'plan', 'data_subject']
const NOT_A_STEP = ['log', 'extract']
/** The way on which every step of a client becomes possible. */
const WAY = [
  ['contact', 'receive_contact', { on: '2026-11-23', way: 'request', matter: 'Pyytää arviointia' }],
  ['assessment', 'start_assessment', { on: '2026-11-23' }],
  ['assessment', 'finish_assessment', {
    on: '2026-11-23', ...topics, told: ['1', '2', '3', '4'], language: 'fi', interpreted: 'no', needs_plan: 'yes',
    next: 'Suunnitelma tehdään heti', authors: 'Aino Korhonen'
  }],
  ['plan', 'invite_worker', { worker: 'katri.hyvarinen', part: 'plan', on: '2026-11-23', until: '2027-02-01' }],
  ['plan', 'join_household', { on: '2026-11-23' }]
]
/** What the registrar's steps become possible by. */
const REQUESTS = [
  ['record_request', { on: '2026-11-23', kind: 'access', way: 'letter', what: 'Haluaa nähdä tietonsa' }],
  ['hold_erasure', { on: '2026-11-23', reason: 'Valitus on vireillä', until: '2027-11-23' }]
]

for (const lang of ['fi', 'sv']) {
  for (const width of [1280, 390]) {
    test(`accessible and no wider than the screen: every page, ${lang}, ${width} px`, async () => {
      const page = await open(browser, { lang, width })
      const found = []
      const look = async (where, ready) => {
        await (ready ?? page.getByRole('heading', { level: 1 })).first().waitFor()
        await page.waitForTimeout(150)
        found.push(...await accessible(page, where))
        if (!await fits(page)) found.push(`${where}: wider than the screen`)
      }
      await page.goto(server.base + '/')
      await look('start')
      for (const side of ['work', 'training']) {
        await page.goto(`${server.base}/${side}/role`)
        await look(`${side} role`)
        await enter(page, `${server.base}/${side}/role`)
        await look(`${side} work list`, page.locator('table.tasks'))
        await page.goto(`${server.base}/${side}/search`)
        await page.locator('main input').fill('haile')
        await page.keyboard.press('Enter')
        await look(`${side} search`, page.locator('main a[href*="/clients/"]'))
        const client = await toClient(page, side, 'selam haile')
        for (const why of await page.locator('main details').all()) await why.evaluate(details => { details.open = true })
        await look(`${side} client`)
        await page.goto(`${server.base}/${side}/law`)
        await look(`${side} law`)
        await page.goto(client + '/handle_contact')
        await look(`${side} refused form`)
        if (side === 'work') {
          // Every form there is, empty and with its errors: of this client as she is, of a new one step by step.
          const seen = new Set()
          const forms = async client => {
            const offered = await page.locator('#purpose option').evaluateAll(all => all.map(option => option.value))
            for (const purpose of WORK.filter(purpose => offered.includes(purpose))) {
              await page.evaluate(purpose => localStorage.setItem('koto-purpose', purpose), purpose)
              await page.goto(client)
              await page.locator('section.steps').waitFor()
              // A task, and a step below the list, may be work for another purpose; the list is what this one allows.
              const hrefs = await page.locator('section.steps ul.links a').evaluateAll(links => links.map(a => a.getAttribute('href')))
              for (const href of new Set(hrefs.filter(href => /clients\/[0-9a-f-]{36}\/\w+$/.test(href)))) {
                const kind = href.split('/').at(-1)
                if (!seen.has(kind) && !NOT_A_STEP.includes(kind)) await form(kind, server.base + href)
              }
            }
          }
          const form = async (kind, url) => {
            seen.add(kind)
            await page.goto(url)
            await look(kind, page.locator('main form'))
            if (kind === 'draw_up_plan') {
              await page.getByRole('button', { name: { fi: 'Lisää rivi', sv: 'Lägg till en rad' }[lang] }).click()
              await look('draw_up_plan with a service', page.getByLabel({ fi: /^Palvelu/, sv: /^Tjänst/ }[lang]))
            }
            // What a form starts with may be enough for it; a day that is none is an error in every one.
            const day = page.getByLabel({ fi: /^(Päivä|Päättymispäivä)/, sv: /^(Dag|Slutdatum)/ }[lang]).first()
            if (await day.count()) await day.fill('32.13.2026')
            await page.locator('main form button[type=submit]').click()
            await look(`${kind} with errors`, page.locator('#summary'))
            assert.ok(page.url() === url, `${kind} was saved`)
          }
          await form('register_client', `${server.base}/work/clients/new`)
          await forms(client)
          const fresh = await page.evaluate(register)
          const its = client.replace(/[^/]+$/, fresh)
          await forms(its)
          const number = await page.evaluate(numberOf, client.split('/').at(-1))
          for (const [purpose, kind, data] of WAY) {
            const whole = kind === 'join_household' ? { ...data, with: number } : data
            await page.evaluate(take, [fresh, purpose, kind, whole])
            await forms(its)
          }
          // The person's own requests are the registrar's.
          await sit(page, `${server.base}/work/role`, 'Riitta Ahonen')
          for (const [kind, data] of REQUESTS) await page.evaluate(take, [fresh, 'data_subject', kind, data])
          await forms(its)
          const { paths } = await (await fetch(`${server.base}/openapi.json`)).json()
          const steps = Object.keys(paths).map(path => path.match(/^\/api\/clients\/\{client\}\/(\w+)$/)?.[1])
          const all = ['register_client', ...steps.filter((step, i) => step && paths[Object.keys(paths)[i]].post)]
          assert.ok(all.length > 10)
          assert.deepEqual([...seen].sort(), all.sort(), 'every form was looked at')
        } else {
          await page.locator('.practising button').first().click()
          await page.locator('dialog[open]').waitFor()
          await look('start over dialog', page.locator('dialog[open]'))
          await page.keyboard.press('Escape')
        }
      }
      await page.goto(server.base + '/ei-ole')
      await look('missing')
      assert.deepEqual(found, [])
      quiet(page)
    })
  }
}
