// The smallest Electron app: one window on the page that the command line names.
const { app, BrowserWindow } = require('electron')

const page = process.argv.find((argument) => argument.includes('.html'))

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, show: false })
  window.once('ready-to-show', () => window.show())
  const [file, search] = page.split('?')
  window.loadFile(file, search ? { search } : {})
})
app.on('window-all-closed', () => app.quit())
