using System.Text;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

/// <summary>The reader of the written form and the general reader give the same entry for every text, or the same error.</summary>
public class LedgerEntryTextTests
{
    private static readonly DateTimeOffset Placed = new(2026, 11, 2, 9, 30, 0, TimeSpan.Zero);

    private static readonly LedgerEntry[] Samples =
    [
        new(Order()),
        new(Order() with { ChangedAt = Placed.AddTicks(1), Status = OrderStatus.Paid, GrossTotal = -0.5m, Discount = 1_000_000.00000001m }),
        new(
            Order() with
            {
                OrderId = "ß \"\\\n👍+<&", ChangedAt = Placed.AddMilliseconds(120), Version = null, Category = "a\"b", Currency = "EUR",
            },
            Order() with { OrderId = "ß \"\\\n👍+<&", Version = long.MaxValue, Margin = -0.25m, Status = OrderStatus.Cancelled }),
    ];

    public static TheoryData<string> Texts => new(Samples.Select(entry => entry.ToJson()));

    [Fact]
    public void TryRead_OfTheWrittenForm_IsTheEntry() => Law.Holds(
        EventGen.Snapshot,
        snapshot =>
        {
            if (snapshot.ChangedAt < snapshot.PlacedAt || (snapshot.IsCredit && snapshot.RefundedTotal > 0)) return;
            var json = new LedgerEntry(snapshot).ToJson();
            Assert.True(LedgerEntryText.TryRead(json, out var entry), json);
            Assert.Equal(json, entry.ToJson());
            Assert.Equal(json, Strict(json).ToJson());
        });

    [Theory]
    [MemberData(nameof(Texts))]
    public void FromJson_OfAnyTextNearTheWrittenForm_IsWhatTheGeneralReaderReads(string json)
    {
        Assert.True(LedgerEntryText.TryRead(json, out _), json);
        for (var i = 0; i <= json.Length; i++)
        {
            string[] parts =
                ["", "0", "9", "-", "+", ".", "e1", "\"", "\\", "\\u00e4", "\\ud800", " ", ",", "{", "}", "null", "\u0001"];
            foreach (var part in parts)
            {
                AssertReadAlike(json.Insert(i, part));
                if (i < json.Length) AssertReadAlike(json.Remove(i, 1).Insert(i, part));
            }
        }
    }

    [Theory]
    [InlineData("1")]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("-0.0")]
    [InlineData("00")]
    [InlineData("01.5")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1e3")]
    [InlineData("1E-3")]
    [InlineData("0.000000001")]
    [InlineData("0.123456785")]
    [InlineData("999999999999.99999")]
    [InlineData("9999999999999.9999")]
    [InlineData("99999999999999.9999")]
    [InlineData("1000000000000000")]
    [InlineData("1000000000000001")]
    [InlineData("9223372036854775807")]
    [InlineData("9223372036854775808")]
    [InlineData("0.1234567890123456789012345678")]
    [InlineData("79228162514264337593543950336")]
    public void FromJson_OfAnyAmount_IsWhatTheGeneralReaderReads(string amount)
    {
        AssertReadAlike(Samples[0].ToJson().Replace("\"grossTotal\":12", "\"grossTotal\":" + amount, StringComparison.Ordinal));
        AssertReadAlike(Samples[0].ToJson().Replace("\"grossTotal\":12", "\"grossTotal\":-" + amount, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-11-02T09:30:00Z")]
    [InlineData("2026-11-02T09:30:00.5+00:00")]
    [InlineData("2026-11-02T09:30:00.50+00:00")]
    [InlineData("2026-11-02T09:30:00.+00:00")]
    [InlineData("2026-11-02T09:30:00.1234567+00:00")]
    [InlineData("2026-11-02T09:30:00.12345678+00:00")]
    [InlineData("2026-11-02T09:30:00-00:00")]
    [InlineData("2026-11-02T09:30:00+01:00")]
    [InlineData("2026-11-02T09:30+00:00")]
    [InlineData("2026-11-02")]
    [InlineData("2026-02-29T09:30:00+00:00")]
    [InlineData("2024-02-29T09:30:00+00:00")]
    [InlineData("2026-13-01T09:30:00+00:00")]
    [InlineData("2026-11-02T24:00:00+00:00")]
    [InlineData("2026-11-02T09:60:00+00:00")]
    [InlineData("2026-11-02T09:30:60+00:00")]
    [InlineData("2026-11-02t09:30:00+00:00")]
    [InlineData("0000-11-02T09:30:00+00:00")]
    [InlineData("0001-01-01T00:00:00+00:00")]
    [InlineData("9999-12-31T23:59:59.9999999+00:00")]
    public void FromJson_OfAnyInstant_IsWhatTheGeneralReaderReads(string instant) =>
        AssertReadAlike(Samples[0].ToJson().Replace("2026-11-02T09:30:00+00:00", instant, StringComparison.Ordinal));

    [Fact]
    public void FromJsonArray_OfAnyForm_HasTheEntriesInOrder()
    {
        var texts = Samples.Select((entry, i) => i == 1 ? entry.ToJson().Replace(":{", " : {", StringComparison.Ordinal) : entry.ToJson());
        foreach (var separator in (string[])[",", " , ", "\n,\r\n\t"])
        {
            var read = LedgerEntry.FromJsonArray(Encoding.UTF8.GetBytes($" [ {string.Join(separator, texts)} ] "));
            Assert.Equal(Samples.Select(entry => entry.ToJson()), read.Select(entry => entry.ToJson()));
        }

        Assert.Empty(LedgerEntry.FromJsonArray("[]"u8));
        Assert.Empty(LedgerEntry.FromJsonArray(" [ ] "u8));
    }

    [Fact]
    public void FromJsonArray_OfTheSameTextAsBefore_SharesIt()
    {
        string[] categories = ["tea", "tea", "a\"b", "a\"b", "tea", "ä", "ä", "tea "];
        var read = LedgerEntry.FromJsonArray(
            Encoding.UTF8.GetBytes(
                $"[{string.Join(',', categories.Select((category, i) => new LedgerEntry(Order() with { OrderId = $"{i}", Category = category }).ToJson()))}]"));
        Assert.Equal(categories, read.Select(entry => entry.InForce.Category));
        Assert.Same(read[0].InForce.Category, read[1].InForce.Category);
        // The text between the quotes is like the one before, but ends earlier.
        var broken = Encoding.UTF8.GetString("[,]"u8).Replace(
            ",", $"{new LedgerEntry(Order() with { Category = "a\"b" }).ToJson()},{Samples[0].ToJson()[..^2]},\"category\":\"a\"b\"}}}}",
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => LedgerEntry.FromJsonArray(Encoding.UTF8.GetBytes(broken)));
    }

    [Theory]
    [InlineData("", "is not a JSON array of ledger entries: after 0 element(s)")]
    [InlineData("{}", "is not a JSON array of ledger entries: after 0 element(s)")]
    [InlineData("[*", "after 1 element(s)")]
    [InlineData("[*,]", "after 1 element(s)")]
    [InlineData("[*,*", "after 2 element(s)")]
    [InlineData("[*]*", "after 1 element(s)")]
    [InlineData("[* *]", "after 1 element(s)")]
    [InlineData("[*,null]", "The text is not a ledger entry:")]
    [InlineData("[*,{\"format\":2}]", "Its format is 2")]
    [InlineData("[*,{\"format\":1]", "after 1 element(s)")]
    public void FromJsonArray_OfAnythingElse_IsAnErrorThatSaysWhy(string text, string reason)
    {
        var bytes = Encoding.UTF8.GetBytes(text.Replace("*", Samples[0].ToJson(), StringComparison.Ordinal));
        var error = Assert.Throws<ArgumentException>(() => LedgerEntry.FromJsonArray(bytes));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromJsonArray_OfBytesThatAreNotUtf8_IsAnErrorThatSaysWhy()
    {
        var bytes = Encoding.UTF8.GetBytes($"[{Samples[0].ToJson()}]");
        for (var i = 0; i < bytes.Length; i++)
        {
            byte[] broken = [.. bytes];
            broken[i] = 0xFF;
            Assert.Throws<ArgumentException>(() => LedgerEntry.FromJsonArray(broken));
        }
    }

    [Fact]
    public void FromJsonArray_OfManyEntries_AllocatesLessThanTwiceTheirText()
    {
        var bytes = Encoding.UTF8.GetBytes(
            $"[{string.Join(',', Enumerable.Range(0, 100).Select(i => new LedgerEntry(Order() with { OrderId = $"{i}", Category = "tea" }).ToJson()))}]");
        Assert.InRange(Allocation.Of(() => LedgerEntry.FromJsonArray(bytes)), 1, 2_000 * bytes.Length);
    }

    private static OrderSnapshot Order() => new() { OrderId = "A", PlacedAt = Placed, GrossTotal = 12 };

    /// <summary>Reads by the general reader: the written form has no space at its start.</summary>
    private static LedgerEntry Strict(string json) => LedgerEntry.FromJson(" " + json);

    private static void AssertReadAlike(string json)
    {
        var (fast, strict) = (Outcome(() => LedgerEntry.FromJson(json)), Outcome(() => Strict(json)));
        Assert.Equal(strict, fast);
        // As an element it is read from bytes; a text that is no single value may end the list early.
        if (fast.StartsWith('{') || !json.Contains('\u0001', StringComparison.Ordinal))
        {
            var element = Outcome(() => LedgerEntry.FromJsonArray(Encoding.UTF8.GetBytes($"[{json}]")).Single());
            Assert.Equal(strict.StartsWith('{'), element.StartsWith('{'));
            if (strict.StartsWith('{')) Assert.Equal(strict, element);
        }
    }

    private static string Outcome(Func<LedgerEntry> read)
    {
        try
        {
            return read().ToJson();
        }
        catch (ArgumentException error)
        {
            // The position in a text that is not JSON depends on the space.
            return error.Message.Split("is not JSON")[0];
        }
    }
}
