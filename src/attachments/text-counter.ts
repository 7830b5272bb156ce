/** Counts lines and CSV records of a text that passes by in pieces, so that a large file needs no memory. */
export function createTextCounter(delimiter: string) {
  let finishedLines = 0;
  let finishedRecords = 0;
  let recordEnd = 0;
  let position = 0;
  let lineOpen = false;
  let recordOpen = false;
  let isQuoted = false;
  let atFieldStart = true;
  let afterCarriageReturn = false;

  const addChar = (char: string) => {
    position += 1;
    if (char === '\n' && afterCarriageReturn) {
      // The second half of CRLF.
      afterCarriageReturn = false;
      if (!isQuoted) recordEnd = position;
      return;
    }
    afterCarriageReturn = char === '\r';
    if (char === '\n' || char === '\r') {
      finishedLines += 1;
      lineOpen = false;
      if (isQuoted) return;
      if (recordOpen) finishedRecords += 1;
      recordOpen = false;
      atFieldStart = true;
      recordEnd = position;
      return;
    }
    lineOpen = true;
    recordOpen = true;
    // A quote opens a cell only where the cell begins; a doubled one closes and opens again.
    if (char === '"' && (isQuoted || atFieldStart)) {
      atFieldStart = isQuoted;
      isQuoted = !isQuoted;
    } else atFieldStart = !isQuoted && char === delimiter;
  };

  return {
    add: (text: string) => {
      for (let index = 0; index < text.length; index += 1) addChar(text.charAt(index));
    },
    /** A line without its end counts; an empty text has none. */
    get lines() {
      return finishedLines + (lineOpen ? 1 : 0);
    },
    /** Lines outside quotes that hold anything. */
    get records() {
      return finishedRecords + (recordOpen ? 1 : 0);
    },
    /** A quote that was opened is not closed yet. */
    get isQuoted() {
      return isQuoted;
    },
    /** UTF-16 units up to the end of the last finished record. */
    get recordEnd() {
      return recordEnd;
    },
  };
}
