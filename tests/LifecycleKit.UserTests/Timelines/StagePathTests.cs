using LifecycleKit.Stages;
using LifecycleKit.Testing;

namespace LifecycleKit.UserTests.Timelines;

public class StagePathTests
{
    private static readonly CustomerTimeline Story =
        CustomerTimeline.Create("anna", new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero)).Order(30).AfterDays(100);

    private static readonly StagePath Path = Story.Run(LifecycleEngine.Compile(LifecyclePresets.Retail, track: "journey")).Path;

    [Fact]
    public void Expect_OfOtherStages_ShowsBothAndTheTransitions()
    {
        var error = Assert.Throws<StagePathException>(() => Path.Expect("visitor", "first-time", "lapsed"));

        Assert.Equal(
            """
            Track 'journey': the customer went through other stages, from number 3 on.
              expected: visitor > first-time > lapsed
              found:    visitor > first-time > at-risk
              visitor -> first-time at 2026-01-05T09:00:00Z by become-first-time (OrderPlaced)
              first-time -> at-risk at 2026-04-05T09:00:00Z by drift-away (time)
            """.ReplaceLineEndings("\n"),
            error.Message);
    }

    [Theory]
    [InlineData]
    [InlineData("visitor")]
    [InlineData("visitor", "first-time", "at-risk", "lapsed")]
    [InlineData("first-time", "at-risk")]
    public void Expect_OfFewerOrMoreStages_Fails(params string[] stages) =>
        Assert.Throws<StagePathException>(() => Path.Expect(stages));

    [Fact]
    public void Create_WithAGap_IsRefused() => Assert.Throws<ArgumentException>(
        () => new StagePath("journey", "lead", Path.Transitions));

    [Fact]
    public void Create_OfAnotherTrack_IsRefused() => Assert.Throws<ArgumentException>(
        () => new StagePath("other", "visitor", Path.Transitions));
}
