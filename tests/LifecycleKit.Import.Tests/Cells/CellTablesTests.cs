namespace LifecycleKit.Import.Tests.Cells;

public class CellTablesTests
{
    [Fact]
    public void CurrencyCodes_EachLetterTriple_IsFoundExactlyWhenItIsInTheList()
    {
        string[] known = ["AED", "AUD", "CHF", "CNY", "EUR", "GBP", "INR", "JPY", "MXN", "SEK", "TRY", "USD", "UYU", "XOF", "ZAR", "ZWG"];
        Assert.All(known, code => Assert.Equal(code, CurrencyCodes.Find(code)));
        Assert.All((string[])["AAA", "CRD", "ZZZ", "eur", "EU", "EURO"], code => Assert.Null(CurrencyCodes.Find(code)));
        var found = from a in Letters() from b in Letters() from c in Letters() where CurrencyCodes.Find($"{a}{b}{c}") is not null select 1;
        Assert.Equal(175, found.Count());

        static IEnumerable<char> Letters() => Enumerable.Range('A', 26).Select(letter => (char)letter);
    }

    [Theory]
    [InlineData("America/Los_Angeles", "Pacific Time (US & Canada)")]
    [InlineData("Europe/London", "London")]
    [InlineData("Europe/Berlin", "W. Europe Standard Time")]
    [InlineData("Asia/Kolkata", "New Delhi")]
    public void ZoneNames_Name_IsAnIanaId(string id, string name)
    {
        Assert.Equal(InstantFault.None, ZoneNames.Read(name, out var zone));
        Assert.Equal(id, zone.Name);
        Assert.True(TimeZoneInfo.TryFindSystemTimeZoneById(id, out _));
    }

    [Theory]
    [InlineData("März", 3)]
    [InlineData("MÄRZ", 3)]
    [InlineData("août", 8)]
    [InlineData("AOÛT", 8)]
    [InlineData("dic", 12)]
    [InlineData("mei", 5)]
    [InlineData("ju", 0)]
    [InlineData("", 0)]
    public void MonthNames_Name_IsItsMonth(string name, int month) => Assert.Equal(month, MonthNames.Find(name));

    [Fact]
    public void Quote_LongText_IsCutAndShowsControlCharacters()
    {
        Assert.Equal("'ab'", ShortText.Quote("ab"));
        Assert.Equal("'a\\u000ab\\u202e'", ShortText.Quote("a\nb\u202e"));
        Assert.Equal($"'{new string('x', 40)}…'", ShortText.Quote(new string('x', 41)));
        Assert.Equal($"'{new string('x', 40)}'", ShortText.Quote(new string('x', 40)));
    }
}
