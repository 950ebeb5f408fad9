using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Conditions;

public class CustomEventFieldTests
{
    [Fact]
    public void Fields_OfANameWithoutEvents_AreZeroOrMissing()
    {
        var facts = new Facts(new CustomerHistory(), Days.Day(5));
        Assert.True(Fields.CustomEventCount("signup").TryRead(facts, out var count));
        Assert.True(Fields.CustomEventsWithinDays("signup", 5).TryRead(facts, out var last));
        Assert.Equal((0m, 0m), (count, last));
        Assert.False(Fields.CustomEventLastAt("signup").TryRead(facts, out _));
    }

    [Fact]
    public void Fields_OfEvents_AreCountsAndTheLastInstant()
    {
        var history = HistoryOf((9, "signup"), (1, "signup"), (3, "other"));
        var facts = new Facts(history, Days.Day(10));
        Assert.True(Fields.CustomEventCount("signup").TryRead(facts, out var count));
        Assert.True(Fields.CustomEventsWithinDays("signup", 2).TryRead(facts, out var last));
        Assert.True(Fields.CustomEventLastAt("signup").TryRead(facts, out var at));
        Assert.Equal((2m, 1m, Days.Day(9).UtcTicks), (count, last, at));
    }

    /// <summary>Of more names than are kept the first in ordinal order are known; of a later one nothing is known, not even 0.</summary>
    [Fact]
    public void Fields_OfANameThatIsNotKept_AreMissing()
    {
        var names = Enumerable.Range(0, 70).Select(i => $"n{i:00}").ToArray();
        var history = HistoryOf([.. Enumerable.Reverse(names).Select((name, day) => ((double)day, name))]);
        var facts = new Facts(history, Days.Day(80));
        foreach (var name in names)
        {
            var isKept = string.CompareOrdinal(name, "n63") <= 0;
            Assert.Equal(isKept, Fields.CustomEventCount(name).TryRead(facts, out var count));
            Assert.Equal(isKept, Fields.CustomEventsWithinDays(name, 400).TryRead(facts, out var last));
            Assert.Equal(isKept, Fields.CustomEventLastAt(name).TryRead(facts, out _));
            if (isKept) Assert.Equal((1m, 1m), (count, last));
        }

        // A name before the last kept one would have been kept.
        Assert.True(Fields.CustomEventCount("a").TryRead(facts, out var none));
        Assert.Equal(0, none);
        Assert.False(Fields.CustomEventCount("z").TryRead(facts, out _));
        Assert.Equal(Truth.Unknown, Fields.CustomEventCount("z").EqualTo(0).Evaluate(facts));
        Assert.Equal(Truth.False, Fields.CustomEventCount("z").Exists().Evaluate(facts));
    }

    [Theory]
    [InlineData("signup", "customEvents.signup.count")]
    [InlineData("a.last5d", "customEvents.a.last5d.count")]
    [InlineData("a \"b\" \\ c", "customEvents.\"a \\\"b\\\" \\\\ c\".count")]
    [InlineData("line\nline", "customEvents.\"line\\nline\".count")]
    [InlineData("größe", "customEvents.größe.count")]
    public void FindField_OfAnyName_IsFoundInCanonicalText(string name, string field)
    {
        var catalog = ConditionCatalog.Of(Fields.All);
        Assert.Equal(field, Fields.CustomEventCount(name).Name);
        Assert.Equal(field, catalog.FindField(field)?.Name);
        var history = HistoryOf((1, name));
        Assert.Equal(FieldValue.Create(1), catalog.FindField(field)!.ValueOf(new Facts(history, Days.Day(2))));
        Assert.Equal(
            FieldValue.Create(Days.Day(1)),
            catalog.FindField(field.Replace(".count", ".lastAt", StringComparison.Ordinal))!.ValueOf(new Facts(history, Days.Day(2))));
        Assert.Equal(
            FieldValue.Create(1),
            catalog.FindField(field.Replace(".count", ".last2d", StringComparison.Ordinal))!.ValueOf(new Facts(history, Days.Day(2))));
    }

    [Theory]
    [InlineData("customEvents.count")]
    [InlineData("customEvents..count")]
    [InlineData("customEvents.signup")]
    [InlineData("customEvents.signup.first")]
    [InlineData("customEvents.signup.last401d")]
    [InlineData("customEvents.\"signup\".count")]
    [InlineData("customEvents.a b.count")]
    [InlineData("customEvents.\"a b.count")]
    [InlineData("customEvents.\".count")]
    [InlineData("customEvents.\"a b\\\".count")]
    public void FindField_OfAnotherText_IsNull(string field) => Assert.Null(ConditionCatalog.Of(Fields.All).FindField(field));

    [Fact]
    public void CustomEventCount_OfNoName_IsRefused()
    {
        Assert.Throws<ArgumentException>("name", () => Fields.CustomEventCount(" "));
        Assert.Throws<ArgumentException>("name", () => Fields.CustomEventLastAt(""));
        Assert.Throws<ArgumentException>("name", () => Fields.CustomEventsWithinDays(new string('x', 257), 3));
    }

    private static CustomerHistory HistoryOf(params (double Day, string Name)[] events)
    {
        var history = new CustomerHistory();
        foreach (var (day, name) in events) history.Apply(CustomerEvent.Custom(Days.Day(day), name));
        return history;
    }
}
