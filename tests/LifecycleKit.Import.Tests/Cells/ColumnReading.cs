using System.Globalization;

namespace LifecycleKit.Import.Tests.Cells;

/// <summary>Reads a text as the cell of a column: alone, or beside a witness.</summary>
internal static class ColumnReading
{
    /// <summary>Returns rows of a table as cases: a text, and what is read alone and beside each of two witnesses; <c>=</c> is the same as
    /// alone.</summary>
    public static TheoryData<string, string, string, string> Cases(string[][] rows)
    {
        var data = new TheoryData<string, string, string, string>();
        foreach (var row in rows) data.Add(row[0], row[1], Or(row[2], row[1]), Or(row[3], row[1]));
        return data;

        static string Or(string text, string alone) => text == "=" ? alone : text;
    }

    /// <summary>Returns the number, <c>ambiguous</c>, <c>contradiction</c>, or <c>reject: reason</c>.</summary>
    public static string Number(string text, string? witness)
    {
        var evidence = new NumberEvidence();
        if (witness is not null) evidence.Add(witness, CellKind.Text, 2);
        evidence.Add(text, CellKind.Text, 3);
        var decision = evidence.Decide("total", null);
        if (decision.Problem is { } problem) return Kind(problem, ImportDiagnosticIds.AmountNotation);
        return NumberText.TryParse(text, CellKind.Text, decision.Value!, out var value, out _, out var reason)
            ? value.ToString("0.####################", CultureInfo.InvariantCulture) : $"reject: {reason}";
    }

    /// <summary>Returns the instant, <c>ambiguous</c>, <c>contradiction</c>, or <c>reject: reason</c>.</summary>
    public static string Instant(string text, string? witness, TimeZoneInfo? shop = null)
    {
        var evidence = new InstantEvidence();
        if (witness is not null) evidence.Add(witness, CellKind.Text, 2);
        evidence.Add(text, CellKind.Text, 3);
        var decision = evidence.Decide("date", ImportOptions.Default, false, null);
        if (decision.Problem is { } problem) return Kind(problem, ImportDiagnosticIds.DateNotation);
        return InstantText.TryParse(text, [], [], CellKind.Text, decision.Value!, shop ?? TimeZoneInfo.Utc, out var instant, out var reason)
            ? Show(instant) : $"reject: {reason}";
    }

    /// <summary>Returns an instant in UTC, without the parts that are 0.</summary>
    public static string Show(DateTimeOffset instant)
    {
        Assert.Equal(TimeSpan.Zero, instant.Offset);
        var format = instant.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss.FFFFFFF";
        return instant.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>Whether a reading is the expected one; a rejection has to contain the words behind <c>reject:</c>.</summary>
    public static void AssertIs(string expected, string actual)
    {
        if (expected.StartsWith("reject: ", StringComparison.Ordinal))
        {
            Assert.StartsWith("reject: ", actual, StringComparison.Ordinal);
            Assert.Contains(expected["reject: ".Length..], actual, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(expected, actual);
        }
    }

    private static string Kind(ImportDiagnostic problem, string id)
    {
        Assert.Equal(id, problem.Id);
        Assert.Equal(DiagnosticSeverity.Error, problem.Severity);
        Assert.NotEmpty(problem.Suggestion);
        Assert.NotNull(problem.FirstLine);
        if (problem.Message.Contains("contradict", StringComparison.Ordinal)) return "contradiction";
        Assert.Contains("not decided", problem.Message, StringComparison.Ordinal);
        return "ambiguous";
    }
}
