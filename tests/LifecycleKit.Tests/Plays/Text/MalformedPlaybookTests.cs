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
            result.Diagnostics.Where(finding => finding.Severity == DiagnosticSeverity.Error).Select(finding => $"{finding.Id}@{finding.Path}").Order(StringComparer.Ordinal));
        Assert.Equal(malformed.Findings.Count == 0, result.Playbook is not null);
        Assert.All(result.Diagnostics, finding => Assert.NotEmpty(finding.Suggestion));
        if (malformed.Findings.Count > 0) Assert.Equal(result.Diagnostics, Assert.Throws<PlaybookException>(() => Playbook.FromJson(malformed.Json)).Diagnostics);
    }

    [Fact]
    public void Names_OfTheCases_AreUniqueAndMany()
    {
        Assert.Distinct(MalformedPlaybook.All.Select(malformed => malformed.Name));
        Assert.InRange(MalformedPlaybook.All.Count(malformed => malformed.Findings.Count > 0), 60, int.MaxValue);
    }
}
