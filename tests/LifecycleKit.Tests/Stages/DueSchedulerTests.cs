using LifecycleKit.Conditions;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

/// <summary>
/// The search for due instants: a rule that fires, a rule that is held back, a rule with ConfirmFor, and a search that ends early.
/// </summary>
public class DueSchedulerTests
{
    private static readonly NumberField Hours = CustomFields.Number(
        "hours", (in Facts f) => (f.AsOf - Days.Day(0)).Hours, FieldTiming.Changing, (in Facts f) => f.AsOf.AddHours(1));

    [Fact]
    public void FindDue_OfSeveralRules_TakesTheEarliestAndAtOneInstantTheFirst()
    {
        var parts = new EngineParts(Days.Day(0), x => x.Stage("a").Stage("b")
            .Rule(
                "late",
                rule => rule.From("a").To("b").WhenTimePasses().When(StageFields.EnteredAt.OlderThan(TimeSpan.FromDays(2))).Priority(9))
            .Rule("first", rule => rule.From("a").To("b").WhenTimePasses().When(StageFields.EnteredAt.OlderThan(TimeSpan.FromDays(1))))
            .Rule("second", rule => rule.From("a").To("b").WhenTimePasses().When(StageFields.EnteredAt.OlderThan(TimeSpan.FromDays(1)))));
        var buffer = parts.Armed();
        Assert.Equal((Days.Day(1).UtcTicks, "first"), (buffer.DueTicks, parts.Rules[buffer.DueRule].Rule.Id));
    }

    [Fact]
    public void FindDue_OfARuleThatHolds_FiresAtAnAnchorThatIsNewAlone()
    {
        var parts = new EngineParts(Days.Day(0), x => x.Stage("a").Stage("b")
            .Rule("r", rule => rule.From("a").To("b").WhenTimePasses().When(Fields.OrderCount.AtMost(0))));
        var (buffer, slots) = (parts.Armed(), default(FactSlots));
        Assert.Equal(Days.Day(0).UtcTicks, buffer.DueTicks);
        parts.Due.FindDue(ref buffer, parts.Facts(buffer), ref slots, isNew: false);
        Assert.Equal((long.MaxValue, -1), (buffer.DueTicks, buffer.DueRule));
    }

    [Fact]
    public void LookAgain_AfterManyChanges_MovesTheAnchorAndKeepsSinceWhenItHolds()
    {
        var parts = new EngineParts(Days.Day(0), x => x.Stage("a").Stage("b")
            .Rule("r", rule => rule.From("a").To("b").WhenTimePasses().When(Hours.AtLeast(0)).ConfirmFor(TimeSpan.FromDays(400))));
        var buffer = parts.Armed();
        for (var search = 1; search <= 2; search++)
        {
            Assert.Equal((Days.Day(0).AddHours(search * DueScheduler.MaxLooks).UtcTicks, -1), (buffer.DueTicks, buffer.DueRule));
            parts.Due.LookAgain(ref buffer, parts.Facts(buffer));
            Assert.Equal(Days.Day(0).AddHours(search * DueScheduler.MaxLooks).UtcTicks, buffer.AnchorTicks);
            Assert.Equal(Days.Day(0).UtcTicks, buffer.Ticks[parts.Rules[0].HeldSlot]);
        }

        Assert.Equal((Days.Day(400).UtcTicks, 0), (buffer.DueTicks, buffer.DueRule));
    }

    [Fact]
    public void HeldSince_OverMoreChangesThanASearchLooksAt_CountsFromTheInstantItself()
    {
        var parts = new EngineParts(Days.Day(0), x => x.Stage("a").Stage("b")
            .Rule("r", rule => rule.From("a").To("b").WhenTimePasses().When(Hours.AtLeast(0)).ConfirmFor(TimeSpan.FromDays(400))));
        var buffer = parts.Armed();
        Assert.Equal(Days.Day(0).UtcTicks, parts.Due.HeldSince(parts.Rules[0], buffer, parts.Facts(buffer), Days.Day(100).UtcTicks));
        Assert.Equal(Days.Day(300).UtcTicks, parts.Due.HeldSince(parts.Rules[0], buffer, parts.Facts(buffer), Days.Day(300).UtcTicks));
    }

    [Theory]
    [InlineData(1, 4_096)]
    [InlineData(4, 1_024)]
    [InlineData(2_000, 16)]
    public void LooksFor_SoManyRules_SharesWhatThereIs(int rules, int looks) => Assert.Equal(looks, DueScheduler.LooksFor(rules));

    [Fact]
    public void End_IsTheFirstTickAfterTheYear9999() => Assert.Equal(DueScheduler.End, DateTimeOffset.MaxValue.UtcTicks + 1);
}
