namespace LifecycleKit.Tests;

public class NearestTests
{
    [Theory]
    [InlineData("gte", "Gte")]
    [InlineData("orders.count", "orders.cuont")]
    [InlineData("value", "valu")]
    public void Hint_OfACloseName_NamesIt(string known, string name) =>
        Assert.Equal($"Did you mean '{known}'?", Nearest.Hint(name, ["other", known], "no"));

    [Fact]
    public void Hint_OfALongName_IsTheAdvice()
    {
        var longest = new string('a', Nearest.MaxLength);

        Assert.Equal($"Did you mean '{longest}'?", Nearest.Hint(longest, [longest], "no"));
        Assert.Equal("no", Nearest.Hint(longest + "a", [longest + "a"], "no"));
    }

    [Fact]
    public void Hint_OfATextWithManyDiagnostics_IsTheAdvice()
    {
        var diagnostics = Enumerable.Repeat(Diagnostic.Warning(DiagnosticIds.Overlap, "", "x", "y"), Nearest.MaxHints).ToList();

        Assert.Equal("no", Nearest.Hint("a1", ["a1"], "no", diagnostics));
        Assert.Equal("Did you mean 'a1'?", Nearest.Hint("a1", ["a1"], "no", diagnostics[1..]));
    }

    /// <summary>Work is counted by what is taken from the known names.</summary>
    [Fact]
    public void Hint_AmongEndlesslyManyNames_ComparesSixtyFour()
    {
        var taken = 0;

        Assert.Equal("no", Nearest.Hint("aaaaaaaa", Endless(), "no"));
        Assert.Equal(Nearest.MaxNames, taken);

        IEnumerable<string> Endless()
        {
            while (true)
            {
                taken++;
                yield return "bbbbbbbb";
            }
        }
    }
}
