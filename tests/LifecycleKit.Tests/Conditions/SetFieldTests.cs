using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Conditions;

public class SetFieldTests
{
    private readonly CustomerHistory _history = new();

    [Fact]
    public void Operators_OfASet_AskForItsTexts()
    {
        var tags = CustomFields.Set("tags", (in _) => ["b", "a", "B"]);
        AssertAsk(Truth.True, tags.Contains("a"), tags.ContainsAny("z", "b"), tags.ContainsNone("z", "A"), tags.Exists());
        AssertAsk(Truth.False, tags.Contains("A"), tags.ContainsAny("z", "ab"), tags.ContainsNone("z", "B"));
    }

    [Fact]
    public void Operators_OfAnEmptySet_AreKnownAndOfAMissingOneUnknown()
    {
        var (empty, missing) = (CustomFields.Set("empty", (in _) => []), CustomFields.Set("missing", (in _) => null));
        AssertAsk(Truth.False, empty.Contains("a"), missing.Exists());
        AssertAsk(Truth.True, empty.ContainsNone("a"), empty.Exists());
        AssertAsk(Truth.Unknown, missing.Contains("a"), missing.ContainsAny("a"), missing.ContainsNone("a"));
    }

    [Fact]
    public void Operators_OfNoneOrTooMany_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => Fields.ContactChannels.ContainsAny());
        Assert.Throws<ArgumentException>(() => Fields.ContactChannels.ContainsNone("a", null!));
        Assert.ThrowsAny<ArgumentException>(() => Fields.ContactChannels.Contains(null!));
        Assert.Throws<ArgumentException>(() => Fields.ContactChannels.ContainsAny([.. Enumerable.Range(0, 257).Select(i => $"{i}")]));
    }

    [Fact]
    public void ToString_OfAnOrderOfOperands_IsOneText()
    {
        Assert.Equal("contact.channels has any of [\"email\", \"sms\"]", $"{Fields.ContactChannels.ContainsAny("sms", "email", "sms")}");
        Assert.Equal("contact.channels has any of [\"sms\"]", $"{Fields.ContactChannels.Contains("sms")}");
        Assert.Equal("contact.channels has none of [\"A\", \"a\"]", $"{Fields.ContactChannels.ContainsNone("a", "A")}");
    }

    [Fact]
    public void ValueOf_OfASet_IsCanonicalAndEqualByContent()
    {
        var one = CustomFields.Set("one", (in _) => ["b", "a", "b"]).ValueOf(Now());
        var other = CustomFields.Set("other", (in _) => ["a", "b"]).ValueOf(Now());
        Assert.Equal(("[\"a\", \"b\"]", FieldType.Set), (one.ToString(), one.Type));
        Assert.Equal(["a", "b"], one.Set);
        Assert.Equal((one, one.GetHashCode()), (other, other.GetHashCode()));
        Assert.NotEqual(one, CustomFields.Set("empty", (in _) => []).ValueOf(Now()));
        Assert.Equal("[]", CustomFields.Set("empty", (in _) => []).ValueOf(Now()).ToString());
        Assert.Equal(default, CustomFields.Set("missing", (in _) => null).ValueOf(Now()));
        Assert.Throws<InvalidOperationException>(() => Fields.OrderCount.ValueOf(Now()).Set);
        Assert.Throws<InvalidOperationException>(() => Fields.ContactChannels.ValueOf(Now()).Text);
    }

    [Fact]
    public void ContactChannels_OfConsents_AreNamedAndLapse()
    {
        foreach (var channel in (Channels[])[Channels.OnSite, Channels.InPerson, Channels.Custom, Channels.Push])
            _history.Apply(CustomerEvent.ContactCaptured(Days.Day(1), channel));
        _history.Apply(CustomerEvent.ConsentChanged(Days.Day(1), Channels.Email, true, expiresAt: Days.Day(20)));
        _history.Apply(CustomerEvent.ConsentChanged(Days.Day(1), Channels.Sms, true));

        Assert.Equal(["custom", "email", "in-person", "on-site", "push", "sms"], Fields.ContactChannels.ValueOf(Now()).Set);
        var byEmail = Fields.ContactChannels.Contains("email");
        Assert.Equal(Days.Day(20).UtcTicks, byEmail.NextFlip(Now()));
        Assert.Equal(Truth.True, byEmail.Evaluate(new Facts(_history, Days.Day(20).AddTicks(-1))));
        Assert.Equal(Truth.False, byEmail.Evaluate(new Facts(_history, Days.Day(20))));
        Assert.Equal("[]", Fields.ContactChannels.ValueOf(new Facts(new CustomerHistory(), Days.Day(1))).ToString());
    }

    [Fact]
    public void StageGroups_InAStage_AreItsGroupsAndOutsideMissing()
    {
        var e = CustomerEvent.Visit(Days.Day(2));
        var within = new Facts(
            _history, FactContext.Default, e.At.UtcTicks, in e, StageFields.Attach("s1", e.At.UtcTicks, ["inner", "outer"]));
        Assert.Equal(Truth.True, StageFields.Groups.Contains("outer").Evaluate(within));
        Assert.Equal(Truth.True, StageFields.Groups.Contains("inner").Evaluate(within.At(Days.Day(3).UtcTicks)));
        Assert.Equal(Truth.False, StageFields.Groups.Contains("s1").Evaluate(within));
        Assert.Equal(
            Truth.True,
            StageFields.Groups.ContainsNone("a").Evaluate(
                new Facts(_history, FactContext.Default, 1, in e, StageFields.Attach("s1", 1, []))));
        AssertAsk(Truth.Unknown, StageFields.Groups.Contains("outer"));
    }

    private void AssertAsk(Truth truth, params Condition[] conditions) =>
        Assert.All(conditions, condition => Assert.Equal(truth, condition.Evaluate(Now())));

    private Facts Now() => new(_history, Days.Day(10));
}
