using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Tests.Customers;

namespace LifecycleKit.Tests.Conditions;

public class FieldComparisonTests
{
    private const int Hours = 60;

    private static readonly CustomerHistory Unknown = new();

    private static Gen<decimal?[]> Values { get; } = Gen.OneOf(
        Gen.ArrayOf(Gen.Frequency((9, Gen.Choose(-3, 12).Select(x => (decimal?)x)), (1, Gen.Constant((decimal?)null))), Hours),
        // Rising or falling steadily, as the forecasts do.
        from first in Gen.Choose(-5, 20)
        from step in Gen.Elements(-1.5m, -1, -0.25m, 0, 0.25m, 1, 2)
        select Enumerable.Range(0, Hours).Select(hour => (decimal?)(first + hour * step)).ToArray(),
        // Rarely another value.
        from value in Gen.Choose(0, 9)
        from changes in Gen.ArrayOf(Gen.Choose(0, Hours - 1), 3)
        select Enumerable.Range(0, Hours).Select(hour => (decimal?)(value + changes.Count(change => change <= hour))).ToArray());

    [Fact]
    public void NextFlip_OfTwoNumbersThatChange_PassesOverNoChange()
    {
        var (changes, looks) = (0, 0);
        Law.Holds(
            from left in Values from right in Values
            from plus in Gen.Elements(0m, 0, 1, -2.5m) from times in Gen.Elements(1m, 1, 0.5m, 3, 0.3m)
            from op in Gen.Choose(0, 5)
            select (left, right, plus, times, op),
            law =>
            {
                var (left, right) = (new SteppedNumber("a", law.left), new SteppedNumber("b", law.right));
                var condition = Compare(left.Field, right.Field, law.op, law.plus, law.times);
                var next = SteppedNumber.Hour(0);
                var truth = Ask(condition, next);
                for (var hour = 0; hour < Hours; hour++)
                {
                    var at = SteppedNumber.Hour(hour);
                    if (at == next)
                    {
                        looks++;
                        truth = Ask(condition, at);
                        var flip = condition.NextFlip(new Facts(Unknown, at));
                        next = flip > DateTime.MaxValue.Ticks ? DateTimeOffset.MaxValue : new DateTimeOffset(flip, TimeSpan.Zero);
                    }

                    Assert.Equal(Naive(left.At(at), right.At(at), law.op, law.plus, law.times), Ask(condition, at));
                    Assert.Equal(truth, Ask(condition, at));
                    if (hour > 0 && truth != Ask(condition, at.AddHours(-1))) changes++;
                }
            },
            count: 2_000);
        TestContext.Current.TestOutputHelper?.WriteLine($"{changes} changes, {looks} looks of {2_000 * Hours} hours.");
        Assert.True(changes > 5_000 && looks < 2_000 * Hours * 2 / 3, $"{changes} changes, {looks} looks.");
    }

    /// <summary>
    /// Two numbers can meet between their present values, so that the earliest instant at which either passes the present value of the
    /// other would be too late.
    /// </summary>
    [Fact]
    public void NextFlip_OfNumbersThatMeetBetweenTheirValues_IsThen()
    {
        var (left, right) = (new SteppedNumber("a", [1, 8]).Field, new SteppedNumber("b", [10, 3]).Field);
        var facts = new Facts(Unknown, SteppedNumber.Hour(0));
        Assert.Equal(long.MaxValue, Math.Min(left.NextCrossing(facts, [10]), right.NextCrossing(facts, [1])));
        var condition = left.GreaterThan(right);
        Assert.Equal(SteppedNumber.Hour(1).UtcTicks, condition.NextFlip(facts));
        Assert.Equal((Truth.False, Truth.True), (condition.Evaluate(facts), Ask(condition, SteppedNumber.Hour(1))));
    }

    [Fact]
    public void NextFlip_OfANumberAndOneThatStays_IsExact()
    {
        // Falls by 1 an hour; the other number is a constant.
        var falling = new SteppedNumber("a", [.. Enumerable.Range(0, 50).Select(hour => (decimal?)(100 - hour))]).Field;
        var constant = CustomFields.Number("b", (in _) => 60.5m);
        Assert.Equal(SteppedNumber.Hour(40).UtcTicks, falling.LessThan(constant).NextFlip(new Facts(Unknown, SteppedNumber.Hour(0))));
        Assert.Equal(SteppedNumber.Hour(40).UtcTicks, constant.GreaterThan(falling).NextFlip(new Facts(Unknown, SteppedNumber.Hour(0))));
        Assert.Equal(
            SteppedNumber.Hour(10).UtcTicks, constant.EqualTo(falling, plus: -29.5m).NextFlip(new Facts(Unknown, SteppedNumber.Hour(0))));
    }

    [Fact]
    public void Evaluate_OfWindows_ChangesWhenAnOrderDropsOut()
    {
        // Orders of 100 on days 1, 5 and 6: of the last 3 days at least half of the last 10 days.
        var history = Snapshots.History(
            Snapshots.Order("A", placed: 1), Snapshots.Order("B", placed: 5), Snapshots.Order("C", placed: 6));
        var condition = Fields.OrdersWithin(TimeSpan.FromDays(3)).AtLeast(Fields.OrdersWithin(TimeSpan.FromDays(10)), times: 0.5m);
        Assert.Equal(Truth.True, condition.Evaluate(new Facts(history, Days.Day(7))));
        Assert.Equal(Truth.False, condition.Evaluate(new Facts(history, Days.Day(8))));
        Assert.Equal(Days.Day(8).UtcTicks, condition.NextFlip(new Facts(history, Days.Day(7))));
    }

    [Fact]
    public void Evaluate_OfACartAfterTheLastOrder_IsUnknownWithoutBoth()
    {
        var condition = Fields.CartUpdatedAt.After(Fields.LastOrderAt, TimeSpan.FromHours(1));
        var history = new CustomerHistory();
        Assert.Equal(Truth.Unknown, condition.Evaluate(new Facts(history, Days.Day(9))));
        history.Apply(CustomerEvent.CartUpdated(Days.Day(2).AddHours(1), 50, 1));
        Assert.Equal(Truth.Unknown, condition.Evaluate(new Facts(history, Days.Day(9))));
        history.Apply(CustomerEvent.Order(Snapshots.Order("A", placed: 2)));
        Assert.Equal(Truth.False, condition.Evaluate(new Facts(history, Days.Day(9))));
        history.Apply(CustomerEvent.CartUpdated(Days.Day(2).AddHours(1).AddTicks(1), 50, 1));
        Assert.Equal(Truth.True, condition.Evaluate(new Facts(history, Days.Day(9))));
    }

    [Fact]
    public void Evaluate_BeyondTheRangeOfADecimal_KeepsTheOrder()
    {
        var huge = CustomFields.Number("huge", (in _) => decimal.MaxValue);
        var least = CustomFields.Number("least", (in _) => decimal.MinValue);
        Assert.Equal(Truth.True, Ask(Fields.OrderCount.LessThan(huge, decimal.MaxValue, 1_000_000), Days.Day(1)));
        Assert.Equal(Truth.True, Ask(Fields.OrderCount.GreaterThan(least, decimal.MinValue, 1_000_000), Days.Day(1)));
        Assert.Equal(Truth.True, Ask(huge.EqualTo(least, decimal.MaxValue, 0.000001m) | huge.GreaterThan(least, 1), Days.Day(1)));
        Assert.Equal(long.MaxValue, huge.AtMost(least, decimal.MaxValue, 0.5m).NextFlip(new Facts(Unknown, Days.Day(1))));
    }

    private static Truth Ask(Condition condition, DateTimeOffset at) => condition.Evaluate(new Facts(Unknown, at));

    private static Condition Compare(NumberField left, NumberField right, int op, decimal plus, decimal times) => op switch
    {
        0 => left.EqualTo(right, plus, times),
        1 => left.NotEqualTo(right, plus, times),
        2 => left.GreaterThan(right, plus, times),
        3 => left.AtLeast(right, plus, times),
        4 => left.LessThan(right, plus, times),
        _ => left.AtMost(right, plus, times),
    };

    private static Truth Naive(decimal? left, decimal? right, int op, decimal plus, decimal times)
    {
        if (left is not { } one || right is not { } other) return Truth.Unknown;
        var compared = other * times + plus;
        var holds = op switch
        {
            0 => one == compared,
            1 => one != compared,
            2 => one > compared,
            3 => one >= compared,
            4 => one < compared,
            _ => one <= compared,
        };
        return holds ? Truth.True : Truth.False;
    }
}
