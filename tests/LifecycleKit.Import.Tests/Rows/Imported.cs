using System.Globalization;
using System.Text;
using LifecycleKit.Customers;

namespace LifecycleKit.Import.Tests.Rows;

/// <summary>Imports the text of a file in the tests, on 29 November 2026.</summary>
internal static class Imported
{
    public static ImportOptions Options { get; } =
        new() { TimeProvider = new FixedClock(new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero)) };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Task<ImportResult> ReadAsync(string text, ImportOptions? options = null, string name = "f.csv") =>
        ReadAsync(Encoding.UTF8.GetBytes(text), options, name);

    public static async Task<ImportResult> ReadAsync(byte[] bytes, ImportOptions? options = null, string name = "f.csv")
    {
        using var stream = new MemoryStream(bytes);
        return await OrderImport.ReadAsync(ImportSource.FromStream(stream, name), options ?? Options, null, Cancellation);
    }

    /// <summary>The entries of the log, such as <c>a 2026-01-05 10, 2026-02-05 20; b 2026-01-06 5</c>.</summary>
    public static string Text(ImportResult result, TimeZoneInfo? zone = null, string form = "yyyy-MM-dd")
    {
        var customers = result.Log.Where(customer => customer.Count > 0);
        return string.Join("; ", customers.Select(customer => $"{customer.CustomerId} {string.Join(", ", customer.Select(Entry))}"));

        string Entry(OrderEntry entry)
        {
            var placedAt = TimeZoneInfo.ConvertTime(entry.PlacedAt, zone ?? TimeZoneInfo.Utc);
            return string.Create(
                CultureInfo.InvariantCulture, $"{placedAt.ToString(form, CultureInfo.InvariantCulture)} {entry.Amount:0.########}");
        }
    }

    /// <summary>The same for a file, and the id of the reason for one that is refused.</summary>
    public static async Task<string> OutcomeAsync(byte[] bytes, ImportOptions? options = null, string name = "f.csv")
    {
        try
        {
            return Text(await ReadAsync(bytes, options, name), options?.TimeZone);
        }
        catch (ImportException e)
        {
            return $"refused: {Reason(e)}";
        }
    }

    public static Task<string> OutcomeAsync(string text, ImportOptions? options = null, string name = "f.csv") =>
        OutcomeAsync(Encoding.UTF8.GetBytes(text), options, name);

    public static async Task<ImportException> RefusedAsync(string text, ImportOptions? options = null)
    {
        var refusal = await Assert.ThrowsAsync<ImportException>(() => ReadAsync(text, options));
        AssertShort(refusal);
        return refusal;
    }

    public static ImportOptions With(params (ColumnRole Role, string Name)[] columns) =>
        Options with { Columns = Options.Columns.AddRange(columns.Select(column => KeyValuePair.Create(column.Role, column.Name))) };

    public static ImportDiagnostic? Find(ImportResult result, string id) =>
        result.Diagnostics.FirstOrDefault(diagnostic => diagnostic.Id == id);

    /// <summary>Returns the id of the reason of a refusal, which is short.</summary>
    public static string Reason(ImportException refusal)
    {
        AssertShort(refusal);
        return refusal.Reason.Id;
    }

    /// <summary>A refusal is one line without control characters, and says what to do.</summary>
    private static void AssertShort(ImportException refusal)
    {
        Assert.Equal(DiagnosticSeverity.Error, refusal.Reason.Severity);
        Assert.InRange(refusal.Message.Length, 10, 1200);
        Assert.DoesNotContain(refusal.Message, char.IsControl);
        Assert.NotEmpty(refusal.Reason.Suggestion);
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
