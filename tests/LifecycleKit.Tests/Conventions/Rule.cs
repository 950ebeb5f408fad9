namespace LifecycleKit.Tests.Conventions;

/// <summary>A convention with its violations; a failing one lists them all, uncut.</summary>
internal static class Rule
{
    public static void Holds(IEnumerable<string> violations)
    {
        var list = violations.ToArray();
        Assert.True(list.Length == 0, string.Join('\n', list));
    }
}
