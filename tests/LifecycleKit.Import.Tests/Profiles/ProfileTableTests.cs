namespace LifecycleKit.Import.Tests.Profiles;

public class ProfileTableTests
{
    [Fact]
    public void OfProfiles_Lines_AreOneAProfile()
    {
        var lines = ProfileTable.OfProfiles().TrimEnd().Split('\n');

        Assert.Equal(ImportProfiles.All.Length + 2, lines.Length);
        Assert.All(lines, line => Assert.Equal(6, line.Count(letter => letter == '|')));
        Assert.Contains(
            "| `shopify-orders` | Shopify: orders export | a line, with the total of the order on the first | Email | Total |", lines);
        Assert.Contains(
            lines, line => line.StartsWith("| `amazon-all-orders` |", StringComparison.Ordinal)
                && line.Contains("named by the caller", StringComparison.Ordinal));
    }

    [Fact]
    public void OfNames_Lines_AreOneARole() =>
        Assert.Equal(ColumnRoleNames.All.Length + 2, ProfileTable.OfNames().TrimEnd().Split('\n').Length);
}
