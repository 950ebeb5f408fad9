using LifecycleKit.Plays;

namespace LifecycleKit.Tests.Plays;

public class MalformedPlaybookTests
{
    public static TheoryData<string> Names { get; } = [.. MalformedPlaybook.All.Select(malformed => malformed.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Load_OfAText_FindsExactlyItsErrors(string name)
    {
        var malformed = MalformedPlaybook.All.Single(other => other.Name == name);

        var result = Playbook.Load(malformed.Json);

        Assert.Equal(
            malformed.Diagnostics.Order(StringComparer.Ordinal),
            result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .Select(diagnostic => $"{diagnostic.Id}@{diagnostic.Path}").Order(StringComparer.Ordinal));
        Assert.Equal(malformed.Diagnostics.Count == 0, result.Playbook is not null);
        Assert.All(result.Diagnostics, diagnostic => Assert.NotEmpty(diagnostic.Suggestion));
        if (malformed.Diagnostics.Count > 0)
            Assert.Equal(result.Diagnostics, Assert.Throws<PlaybookException>(() => Playbook.FromJson(malformed.Json)).Diagnostics);
    }

    [Fact]
    public void Names_OfTheCases_AreUniqueAndMany()
    {
        Assert.Distinct(MalformedPlaybook.All.Select(malformed => malformed.Name));
        Assert.InRange(MalformedPlaybook.All.Count(malformed => malformed.Diagnostics.Count > 0), 60, int.MaxValue);
    }
}
