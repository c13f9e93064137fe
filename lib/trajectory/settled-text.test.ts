import { expect, test } from 'vitest'
import { settleText } from './settled-text'

test('of a progress bar its last state is left', () => {
  expect(settleText('start\n 10%\r 50%\r100%\ndone')).toEqual({
    text: 'start\n100%\ndone',
    overwritten: 2,
  })
  expect(settleText(' 10%\r 50%\r')).toEqual({ text: ' 50%', overwritten: 1 })
  expect(settleText('\r 10%\r\r 50%\r\n')).toEqual({ text: ' 50%\n', overwritten: 1 })
})

test('line ends of other systems overwrite nothing', () => {
  expect(settleText('a\r\nb\r\n')).toEqual({ text: 'a\r\nb\r\n', overwritten: 0 })
  expect(settleText('plain\n')).toEqual({ text: 'plain\n', overwritten: 0 })
  expect(settleText('')).toEqual({ text: '', overwritten: 0 })
})
