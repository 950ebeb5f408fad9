using FsCheck.Fluent;
using LifecycleKit.Numerics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tests.Statistics;

public class EstimateTests
{
    [Fact]
    public void Of_AValue_HasNoStandardError()
    {
        var estimate = Estimate.Of(2.5);
        Assert.True(estimate.HasValue);
        Assert.False(estimate.HasStandardError);
        Assert.Equal((2.5, ""), (estimate.Value, estimate.Reason));
        var error = Assert.Throws<InvalidOperationException>(() => estimate.StandardError);
        Assert.Contains("no standard error: it is not known", error.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => estimate.Interval());
        Assert.Throws<InvalidOperationException>(() => Estimate.Of(double.PositiveInfinity).Interval());
    }

    [Fact]
    public void Of_AValueAndItsError_KeepsBoth()
    {
        var estimate = Estimate.Of(2.5, 0.5);
        Assert.Equal((2.5, 0.5, true, true), (estimate.Value, estimate.StandardError, estimate.HasValue, estimate.HasStandardError));
    }

    [Fact]
    public void None_WithAReason_HasOnlyTheReason()
    {
        var estimate = Estimate.None("fewer than two orders");
        Assert.False(estimate.HasValue);
        Assert.False(estimate.HasStandardError);
        Assert.Equal("fewer than two orders", estimate.Reason);
        Assert.False(estimate.TryGetValue(out var value));
        Assert.Equal(0, value);
        foreach (var read in new Func<object>[] { () => estimate.Value, () => estimate.StandardError, () => estimate.Interval() })
            Assert.Contains("fewer than two orders", Assert.Throws<InvalidOperationException>(read).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Default_OfTheType_WasNeverComputed()
    {
        Estimate none = default;
        Assert.Equal((false, "not computed", "(not computed)"), (none.HasValue, none.Reason, none.ToString()));
        Assert.Equal(none, Estimate.None("not computed"));
    }

    [Theory]
    [InlineData(double.NaN, 1, "value")]
    [InlineData(1, double.NaN, "standardError")]
    [InlineData(1, -0.1, "standardError")]
    [InlineData(1, double.PositiveInfinity, "standardError")]
    public void Of_AgainstARule_NamesTheParameter(double value, double standardError, string parameter) =>
        Assert.Equal(parameter, Assert.Throws<ArgumentOutOfRangeException>(() => Estimate.Of(value, standardError)).ParamName);

    [Fact]
    public void Of_NaN_Throws() => Assert.Throws<ArgumentOutOfRangeException>("value", () => Estimate.Of(double.NaN));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(null)]
    public void None_WithoutReason_Throws(string? reason) =>
        Assert.Equal("reason", Assert.ThrowsAny<ArgumentException>(() => Estimate.None(reason!)).ParamName);

    [Fact]
    public void Equality_OfTwoEstimates_IsThatOfValueErrorAndReason()
    {
        Assert.Equal(Estimate.Of(1, 2), Estimate.Of(1, 2));
        Assert.Equal(Estimate.None("a"), Estimate.None("a"));
        Assert.NotEqual(Estimate.Of(1), Estimate.Of(1, 0));
        Assert.NotEqual(Estimate.Of(0), Estimate.None("a"));
        Assert.NotEqual(Estimate.None("a"), Estimate.None("b"));
    }

    [Fact]
    public void Interval_AtALevel_IsValuePlusMinusQuantileTimesError() => Law.Holds(
        from value in Gen.Choose(-1_000_000, 1_000_000)
        from error in Gen.Choose(0, 1_000_000)
        from level in Gen.Choose(1, 999)
        select (Value: value / 100.0, Error: error / 100.0, Level: level / 1000.0),
        x =>
        {
            var interval = Estimate.Of(x.Value, x.Error).Interval(x.Level);
            var half = NormalDistribution.Quantile((1 + x.Level) / 2) * x.Error;
            Assert.Equal(x.Value - half, interval.Lower, 1e-9);
            Assert.Equal(x.Value + half, interval.Upper, 1e-9);
            Assert.Equal(x.Level, interval.Level);
            Assert.True(interval.Contains(x.Value));
        });

    [Fact]
    public void Interval_WithoutLevel_IsAt95Percent() => Assert.Equal(Estimate.Of(1, 2).Interval(0.95), Estimate.Of(1, 2).Interval());

    [Theory]
    [InlineData(1 - 1.1102230246251565e-16, 8.2923610758135955)]
    [InlineData(double.Epsilon, 0)]
    public void Interval_AtAnExtremeLevel_Exists(double level, double half) =>
        Assert.Equal(half, Estimate.Of(0, 1).Interval(level).Upper, 1e-12);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Interval_AtNoLevel_NamesTheParameter(double level) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(level), () => Estimate.Of(0, 1).Interval(level));

    [Theory]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(double.NegativeInfinity, 1e308)]
    public void Interval_OfAnInfiniteValue_IsThatPoint(double value, double standardError)
    {
        var interval = Estimate.Of(value, standardError).Interval();
        Assert.Equal((value, value), (interval.Lower, interval.Upper));
    }

    [Fact]
    public void ToString_OfEachState_IsInvariant() => Assert.Equal(
        ("2.5", "2.5 ± 0.5", "(no orders)"),
        (Estimate.Of(2.5).ToString(), Estimate.Of(2.5, 0.5).ToString(), Estimate.None("no orders").ToString()));

    [Fact]
    public void Members_OfAnEstimate_AllocateNothing() => Assert.Equal(0, Allocation.Of(() =>
    {
        var estimate = Estimate.Of(2.5, 0.5);
        if (estimate.TryGetValue(out _)) _ = estimate.Interval(0.9).Contains(estimate.Value);
        _ = Estimate.None("no orders").Reason;
    }));
}
