using LifecycleKit.Plays;

namespace LifecycleKit.Tests.Plays;

public class MalformedPlaybookTests
{
    public static TheoryData<string> Names { get; } = [.. MalformedPlaybook.All.Select(malformed => malformed.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Load_OfAText_FindsExactlyWhatIsWrong(string name)
    {
        var malformed = MalformedPlaybook.All.Single(other => other.Name == name);

        var result = Playbook.Load(malformed.Json);

        Assert.Equal(
            malformed.Findings.Order(StringComparer.Ordinal),
            result.Findings.Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => $"{finding.Id}@{finding.Place}").Order(StringComparer.Ordinal));
        Assert.Equal(malformed.Findings.Count == 0, result.Playbook is not null);
        Assert.All(result.Findings, finding => Assert.NotEmpty(finding.Mend));
        if (malformed.Findings.Count > 0) Assert.Equal(result.Findings, Assert.Throws<PlaybookException>(() => Playbook.FromJson(malformed.Json)).Findings);
    }

    [Fact]
    public void Names_OfTheCases_AreUniqueAndMany()
    {
        Assert.Distinct(MalformedPlaybook.All.Select(malformed => malformed.Name));
        Assert.InRange(MalformedPlaybook.All.Count(malformed => malformed.Findings.Count > 0), 60, int.MaxValue);
    }
}
