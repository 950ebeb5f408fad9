using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Plays;

namespace LifecycleKit.Tests.Plays;

public class PlaybookLimitsTests
{
    [Fact]
    public void Load_TheMaximumOfPlays_DecidesOnAllOfThem()
    {
        var book = Playbook.Load(Options(2_000)).GetPlaybookOrThrow();
        var decision = book.Decide(new PlayInput("anna", new CustomerHistory(), Days.Start));
        Assert.Equal((2_000, 1), (decision.Results.Length, decision.Chosen.Length));
    }

    [Fact]
    public void Load_MoreThanTheMaximumOfPlays_IsRefused()
    {
        var fromOptions = Playbook.Load(Options(2_001));
        Assert.Null(fromOptions.Playbook);
        Assert.Equal([DiagnosticIds.LimitExceeded], fromOptions.Diagnostics.Select(diagnostic => diagnostic.Id));
        var built = Assert.Throws<PlaybookException>(() => Playbook.Build("x", book =>
        {
            for (var i = 0; i < 2_001; i++) book.Play($"p{i}", play => play.Channel(Channels.OnSite));
        }));
        Assert.Contains(built.Diagnostics, diagnostic => diagnostic.Id == DiagnosticIds.LimitExceeded && diagnostic.Path == "plays");
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Build_AConditionOfManyLeaves_IsWithinTheLimitOrRefused(int leaves, bool isRight) => Check(
        isRight, "65 leaves", Condition.All([.. Enumerable.Range(0, leaves).Select(i => Fields.OrderCount.AtLeast(i))]));

    [Theory]
    [InlineData(16, true)]
    [InlineData(17, false)]
    public void Build_ADeepCondition_IsWithinTheLimitOrRefused(int depth, bool isRight)
    {
        Condition condition = Fields.OrderCount.AtLeast(1);
        for (var i = 1; i < depth; i++)
        {
            condition = i % 2 == 0
                ? Condition.All(condition, Fields.VisitCount.AtLeast(i)) : Condition.Any(condition, Fields.VisitCount.AtLeast(i));
        }

        Check(isRight, "17 deep", condition);
    }

    [Theory]
    [InlineData(256, true)]
    [InlineData(257, false)]
    public void Build_ManyStages_AreWithinTheLimitOrRefused(int count, bool isRight) =>
        Check(isRight, "257 entries", null, [.. Enumerable.Range(0, count).Select(i => $"s{i}")]);

    private static void Check(bool isRight, string message, Condition? condition, string[]? stages = null)
    {
        if (isRight) Assert.Single(Build().Plays);
        else Assert.Contains(message, Assert.Single(Assert.Throws<PlaybookException>(Build).Diagnostics).Message, StringComparison.Ordinal);

        Playbook Build() => Playbook.Build("x", book => book.Play("p", play =>
        {
            play.Channel(Channels.OnSite).InStage(stages ?? []);
            if (condition is not null) play.When(condition);
        }));
    }

    private static PlaybookOptions Options(int plays)
    {
        var options = new PlaybookOptions { Name = "many" };
        for (var i = 0; i < plays; i++) options.Plays.Add($"p{i}", new PlayOptions { Channel = "OnSite" });
        return options;
    }
}
