using System.Text;

namespace LifecycleKit.Import;

/// <summary>Finds the quote that is not closed.</summary>
internal static class OpenQuote
{
    /// <summary>Creates the refusal of a row of which a quote is not closed, or is closed by a quote of a later row.</summary>
    public static ImportException Refuse(TextRows rows)
    {
        var line = rows.LineNumber + LinesBefore(Encoding.UTF8.GetString(rows.Reader.RawRecord), rows.Reader.Separator);
        return Refusal.Separator(
            "The quote that opens in this line is not closed before the next quotes or the end of the file.",
            "Close it, or write a quote in a text as two quotes.", line);
    }

    /// <summary>Returns the number of line ends before the first field that is quoted over several lines and not closed rightly.</summary>
    private static long LinesBefore(string row, char delimiter)
    {
        var lines = new LineCounter();
        long opened = 1;
        var isQuoted = false;
        var isStart = true;
        for (var i = 0; i < row.Length; i++)
        {
            if (isQuoted && row[i] == '"')
            {
                if (i + 1 < row.Length && row[i + 1] == '"')
                {
                    i++;
                }
                else
                {
                    isQuoted = false;
                    var isClosed = i + 1 == row.Length || row[i + 1] == delimiter || row[i + 1] is '\r' or '\n';
                    if (!isClosed) return opened - 1;
                }
            }
            else if (!isQuoted && isStart && row[i] == '"')
            {
                isQuoted = true;
                opened = lines.Line;
            }

            isStart = !isQuoted && row[i] == delimiter;
            lines.Add(row[i]);
        }

        return opened - 1;
    }
}
