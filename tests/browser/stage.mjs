// The stage of the browser tests: a training server with made-up people, and Chromium.
import { spawn, execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const root = fileURLToPath(new URL('../..', import.meta.url))
export const kotodigi = process.env.KOTODIGI ?? join(root, 'target/release/kotodigi')
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync']

/** A port nobody listens at. */
export const freePort = () => new Promise(done => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address()
    server.close(() => done(port))
  })
})

/** Waits until the server answers. */
export async function up(base) {
  for (let tries = 0; !await fetch(base + '/readyz').then(answer => answer.ok, () => false); tries++) {
    if (tries > 200) throw new Error('the server does not come up')
    await new Promise(done => setTimeout(done, 50))
  }
}

/** A server of its own, with limits of its configuration; `stop` ends it and throws its people away. */
export async function serve(clients = 60, limits = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'kotodigi-'))
  const data = join(folder, 'data')
  execFileSync(kotodigi, ['synth', '--clients', String(clients), '--seed', '1', '--stories', '--on', '2026-11-23', '--data', data])
  const port = await freePort()
  const config = join(folder, 'kotodigi.toml')
  writeFileSync(config, ['[limits]', ...Object.entries(limits).map(([key, value]) => `${key} = ${value}`), ''].join('\n'))
  const server = spawn(kotodigi, ['serve', '--training', '--config', config, '--data', data, '--listen', `127.0.0.1:${port}`], { stdio: 'ignore' })
  const base = `http://127.0.0.1:${port}`
  await up(base)
  return {
    base,
    stop: () => new Promise(done => {
      server.once('exit', () => { rmSync(folder, { recursive: true, force: true }); done() })
      server.kill()
    })
  }
}

export const launch = () => chromium.launch({ executablePath: '/usr/bin/chromium', args: flags })

/** A browser that remembers after it was closed. */
export const launchKept = folder => chromium.launchPersistentContext(folder, { executablePath: '/usr/bin/chromium', args: flags })

/** A page in a language, with a purpose remembered; what it complains of is collected in `page.complaints`. */
export async function open(browser, { lang = 'fi', width = 1280, purpose = 'plan' } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  await context.addInitScript(kept => {
    for (const [key, value] of Object.entries(kept)) localStorage.getItem(key) ?? localStorage.setItem(key, value)
  }, { 'koto-lang': lang, 'koto-purpose': purpose })
  const page = await context.newPage()
  listen(page)
  return page
}

export function listen(page) {
  page.complaints = []
  page.on('pageerror', error => {
    // A test that goes elsewhere while the page still loads cuts the load off.
    if (!String(error).includes('aborted')) page.complaints.push(String(error))
  })
  page.on('console', message => {
    // A refused save answers 4xx, which Chromium notes as a failed load; that is no fault of the page.
    if (message.type() === 'error' && !message.text().includes('Failed to load resource')) page.complaints.push(message.text())
  })
}

/** Takes somebody's role, by name. */
export async function sit(page, url, who) {
  await page.goto(url)
  await page.getByRole('button', { name: new RegExp(who) }).first().click()
  await page.waitForURL(address => !address.pathname.endsWith('/role'))
  await page.locator('.who').getByText(who).waitFor()
}

/** Takes the role of Aino Korhonen, integration services of Kuopio. */
export async function enter(page, url) {
  await sit(page, url, 'Aino Korhonen')
  await page.locator('table.tasks').waitFor()
}

/** What axe finds by the tags of WCAG 2.2 A and AA. */
export async function accessible(page, where) {
  // A colour on its way from one to another is neither.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(animation => animation.finished)))
  // The page's policy lets no foreign script in; the test's own world does.
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axe)
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa']
  const { violations } = await page.evaluate(tags => window.axe.run(document, { runOnly: { type: 'tag', values: tags } }), tags)
  return violations.map(v => `${where}: ${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map(n => n.target.join(' ')).join(' | ')}`)
}

/** No page is wider than the screen. */
export const fits = page => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)
