using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Conditions;

public class TraitFieldTests
{
    private readonly CustomerHistory _history = new();

    [Fact]
    public void Traits_OfEachKind_AreCompared()
    {
        Set("employees", TraitValue.Create(12m));
        Set("tier", TraitValue.Create("gold"));
        Set("b2b", TraitValue.Create(true));
        Set("contract ends", TraitValue.Create(Days.Day(10)));
        Set("interests", TraitValue.Create(["sport", "books"]));
        Set("complaints", TraitValue.Create([]));

        Assert.Equal(Truth.True, Ask(Fields.NumberTrait("employees").AtLeast(10)));
        Assert.Equal(Truth.True, Ask(Fields.TextTrait("tier").In("silver", "gold")));
        Assert.Equal(Truth.False, Ask(Fields.FlagTrait("b2b").IsFalse()));
        Assert.Equal(Truth.False, Ask(Fields.InstantTrait("contract ends").OlderThan(TimeSpan.FromDays(1))));
        Assert.Equal(Truth.True, Ask(Fields.SetTrait("interests").ContainsAny("books", "music")));
        Assert.Equal(Truth.True, Ask(Fields.SetTrait("complaints").ContainsNone("late")));
        Assert.Equal(
            "trait.\"contract ends\" older than 1d", Fields.InstantTrait("contract ends").OlderThan(TimeSpan.FromDays(1)).ToString());
    }

    [Fact]
    public void Traits_NotSetClearedOrOfAnotherKind_AreMissing()
    {
        Set("tier", TraitValue.Create("gold"));
        Set("employees", TraitValue.Create(12m));
        Set("employees", default, day: 2);

        foreach (var field in (Field[])[Fields.NumberTrait("tier"), Fields.NumberTrait("employees"), Fields.FlagTrait("tier"),
            Fields.InstantTrait("tier"), Fields.SetTrait("tier"), Fields.TextTrait("Tier")])
        {
            Assert.Equal(Truth.False, Ask(field.Exists()));
        }

        Assert.Equal(Truth.Unknown, Ask(Fields.NumberTrait("tier").AtLeast(1)));
        Assert.Equal(Truth.Unknown, Ask(Fields.FlagTrait("tier").IsFalse()));
    }

    [Fact]
    public void Step_TraitSet_MovesByARuleOnItAndIsDueToTheTick()
    {
        var engine = LifecycleEngine.Compile(LifecycleDefinition.Build("contract", contract => contract
            .Stage("open").Stage("signed").Stage("expired")
            .Rule("sign", rule => rule.From("open").To("signed").On(EventTriggers.TraitSet).When(Fields.InstantTrait("signed").Exists()))
            .Rule(
                "expire",
                rule => rule.From("signed").To("expired").WhenTimePasses()
                    .When(Fields.InstantTrait("signed").OlderThan(TimeSpan.FromDays(365))))));
        var state = engine.Start(_history, Days.Day(0));

        state = engine.Step(state, _history, CustomerEvent.TraitSet(Days.Day(1), "signed", TraitValue.Create(Days.Day(1)))).State;

        Assert.Equal(("signed", Days.Day(366)), (state.Stage, state.NextDue));
    }

    [Fact]
    public void Traits_Compared_AllocateNothing()
    {
        Set("tier", TraitValue.Create("gold"));
        Set("employees", TraitValue.Create(12m));
        Set("interests", TraitValue.Create(["sport", "books"]));
        var condition = Fields.SetTrait("interests").Contains("sport") & Fields.TextTrait("tier").EqualTo("gold")
            & Fields.NumberTrait("employees").AtLeast(10) & Fields.FlagTrait("b2b").IsTrue();

        Assert.Equal(0, Allocation.Of(() => condition.Evaluate(new Facts(_history, Days.Day(3)))));
    }

    [Fact]
    public void Trait_WithoutName_IsRefused() => Assert.Throws<ArgumentException>("name", () => Fields.TextTrait(" "));

    private void Set(string name, TraitValue value, int day = 1) => _history.Apply(CustomerEvent.TraitSet(Days.Day(day), name, value));

    private Truth Ask(Condition condition) => condition.Evaluate(new Facts(_history, Days.Day(10).AddHours(1)));
}
