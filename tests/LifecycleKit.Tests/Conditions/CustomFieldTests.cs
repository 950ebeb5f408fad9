using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Conditions;

public class CustomFieldTests
{
    private static readonly FactReader<decimal?> Visits = (in facts) => facts.Profile.VisitCount;
    private static readonly FactReader<DateTimeOffset?> Later = (in facts) => facts.AsOf.AddDays(1);

    private readonly CustomerHistory _history = new();

    [Fact]
    public void Fields_OfEachType_AreCompared()
    {
        Condition[] hold =
        [
            CustomFields.Number("n", (in _) => 1.5m).EqualTo(1.5m), CustomFields.Flag("f", (in _) => true).IsTrue(),
            CustomFields.Flag("f", (in _) => false).IsFalse(), CustomFields.Text("t", (in _) => "gold").In("gold", "silver"),
            CustomFields.Instant("i", (in _) => Days.Day(3)).OlderThan(TimeSpan.FromDays(7)),
            CustomFields.Set("s", (in _) => ["a"]).Contains("a"),
        ];
        Assert.All(hold, condition => Assert.Equal(Truth.True, condition.Evaluate(Now())));
        Assert.All(hold, condition => Assert.Equal(long.MaxValue, condition.NextFlip(Now())));
    }

    [Fact]
    public void Fields_ThatGiveNull_AreMissing()
    {
        Field[] fields =
        [
            CustomFields.Number("n", (in _) => null), CustomFields.Flag("f", (in _) => null), CustomFields.Text("t", (in _) => null),
            CustomFields.Instant("i", (in _) => null), CustomFields.Instant("j", (in _) => default(DateTimeOffset)),
            CustomFields.Set("s", (in _) => null),
        ];
        Assert.All(fields, field => Assert.Equal((Truth.False, false), (field.Exists().Evaluate(Now()), field.ValueOf(Now()).HasValue)));
    }

    [Fact]
    public void Read_ThatThrows_IsAnErrorOfTheField()
    {
        Condition[] conditions =
        [
            CustomFields.Number("host.field", (in _) => throw new TimeoutException("too slow")).AtLeast(1),
            CustomFields.Flag("host.field", (in _) => throw new TimeoutException("too slow")).IsFalse(),
            CustomFields.Text("host.field", (in _) => throw new TimeoutException("too slow")).Exists(),
            CustomFields.Instant("host.field", (in _) => throw new TimeoutException("too slow")).Within(TimeSpan.FromDays(1)),
            CustomFields.Set("host.field", (in _) => throw new TimeoutException("too slow")).ContainsNone("a"),
        ];
        Assert.All(conditions, condition =>
        {
            var error = Assert.Throws<FieldException>(() => condition.Evaluate(Now()));
            Assert.Equal(("host.field", "The field 'host.field' failed: too slow"), (error.Field, error.Message));
            Assert.IsType<TimeoutException>(error.InnerException);
        });
    }

    [Fact]
    public void NextFlip_ThatThrowsOrDoesNotLeadOn_IsAnErrorOfTheField()
    {
        Assert.All<FactReader<DateTimeOffset?>>(
            [(in facts) => facts.AsOf, (in _) => Days.Day(9), (in _) => throw new TimeoutException()], change =>
            {
                Condition[] conditions =
                [
                    CustomFields.Number("n", Visits, FieldTiming.Changing, change).AtLeast(1),
                    CustomFields.Number("n", Visits, (in facts, _) => change(facts)).AtLeast(1),
                    CustomFields.Number("n", Visits, FieldTiming.Changing, change).Exists(),
                    CustomFields.Flag("n", (in _) => true, FieldTiming.Changing, change).IsTrue(),
                    CustomFields.Text("n", (in _) => "a", FieldTiming.Changing, change).EqualTo("a"),
                    CustomFields.Instant("n", (in facts) => facts.AsOf, FieldTiming.Changing, change).OlderThan(TimeSpan.FromDays(1)),
                    CustomFields.Instant("n", (in _) => null, FieldTiming.Changing, change).OnOrAfter(Days.Day(1)),
                    CustomFields.Set("n", (in _) => [], FieldTiming.Changing, change).Contains("a"),
                ];
                Assert.All(conditions, condition =>
                    Assert.Equal("n", Assert.Throws<FieldException>(() => condition.NextFlip(new Facts(_history, Days.Day(10)))).Field));
            });
        var field = CustomFields.Number("n", Visits, FieldTiming.Changing, (in _) => Days.Day(9));
        Assert.Equal(
            "The field 'n' must return an instant after 2024-01-11T00:00:00Z, not 2024-01-10T00:00:00Z.",
            Assert.Throws<FieldException>(() => field.AtLeast(1).NextFlip(Now())).Message);
    }

    [Fact]
    public void Step_WhoseFieldFails_LeavesNoTrace()
    {
        var isDown = false;
        var field = CustomFields.Flag("host.down", (in _) => isDown ? throw new TimeoutException() : true);
        var engine = LifecycleEngine.Compile(LifecycleDefinition.Build("host", host => host
            .Stage("a").Stage("b").Rule("r", rule => rule.From("a").To("b").On(EventTriggers.Visit).When(field.IsTrue()))));
        var state = engine.Start(_history, Days.Day(0));
        isDown = true;
        Assert.Throws<FieldException>(() => engine.Step(state, _history, CustomerEvent.Visit(Days.Day(1))));
        Assert.Equal(0, _history.Profile.VisitCount);
        isDown = false;
        Assert.Equal("b", engine.Step(state, _history, CustomerEvent.Visit(Days.Day(1))).State.Stage);
    }

    [Fact]
    public void Set_ThatHoldsNull_IsAnErrorOfTheField() => Assert.Equal(
        "The field 's' returned a set that contains null.",
        Assert.Throws<FieldException>(() => CustomFields.Set("s", (in _) => ["a", null!]).Contains("a").Evaluate(Now())).Message);

    [Fact]
    public void Timing_AndChange_MustAgree()
    {
        Assert.Throws<ArgumentException>("timing", () => CustomFields.Number("n", Visits, FieldTiming.Changing));
        Assert.Throws<ArgumentException>("timing", () => CustomFields.Number("n", Visits, FieldTiming.Constant, Later));
        Assert.Throws<ArgumentException>("timing", () => CustomFields.Set("n", (in _) => [], FieldTiming.Event, Later));
        Assert.Throws<ArgumentOutOfRangeException>("timing", () => CustomFields.Flag("n", (in _) => true, (FieldTiming)3));
        Assert.Throws<ArgumentNullException>("nextCrossing", () => CustomFields.Number("n", Visits, null!));
        Assert.Throws<ArgumentNullException>("read", () => CustomFields.Text("n", null!));
        Assert.Equal(FieldTiming.Changing, CustomFields.Number("n", Visits, (in _, _) => null).Timing);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" a")]
    [InlineData("a b")]
    [InlineData("a:b")]
    [InlineData("a,b")]
    [InlineData("a\"")]
    [InlineData("a[0]")]
    public void Name_ThatRulesCannotWrite_IsRefused(string name) =>
        Assert.Throws<ArgumentException>(nameof(name), () => CustomFields.Number(name, Visits));

    [Theory]
    [InlineData("a")]
    [InlineData("host.Field-2_x")]
    [InlineData("größe")]
    public void Name_OfLettersAndDigits_IsTaken(string name) => Assert.Equal(name, CustomFields.Number(name, Visits).Name);

    [Fact]
    public void EventField_WithoutEvent_IsMissingAndNotAsked()
    {
        var field = CustomFields.Text("host.campaign", (in facts) => facts.Event.Source, FieldTiming.Event);
        var e = CustomerEvent.Visit(Days.Day(1), "ad");
        Assert.Equal(Truth.Unknown, field.EqualTo("ad").Evaluate(Now()));
        Assert.Equal(Truth.True, field.EqualTo("ad").Evaluate(new Facts(_history, FactContext.Default, e.At.UtcTicks, in e)));
    }

    [Fact]
    public void NextFlip_OfAChangingField_IsItsAnswer()
    {
        Condition[] conditions =
        [
            CustomFields.Number("n", Visits, FieldTiming.Changing, Later).AtLeast(1),
            CustomFields.Number("n", Visits, FieldTiming.Changing, Later).Exists(),
            CustomFields.Number("n", Visits, (in facts, thresholds) => facts.AsOf.AddDays((double)thresholds[0])).AtLeast(1),
            CustomFields.Instant("i", (in _) => Days.Day(1), FieldTiming.Changing, Later).OlderThan(TimeSpan.FromDays(20)),
            CustomFields.Instant("i", (in _) => Days.Day(1), FieldTiming.Changing, (in _) => null).OlderThan(TimeSpan.FromDays(10)),
            CustomFields.Instant("i", (in _) => null, FieldTiming.Changing, Later).Exists(),
        ];
        Assert.All(conditions, condition => Assert.Equal(Days.Day(11).UtcTicks, condition.NextFlip(Now())));
    }

    private Facts Now() => new(_history, Days.Day(10));
}
