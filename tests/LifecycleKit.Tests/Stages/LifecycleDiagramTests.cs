using System.Globalization;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

public class LifecycleDiagramTests
{
    private static readonly LifecycleDefinition Nasty = LifecycleDefinition.Build("a \"nasty\" \\ lifecycle", lifecycle => lifecycle
        .Stage("say \"hi\"; #1; now")
        .Stage("direction TB", 10)
        .Stage("état 客 🎉 {x} [[fork]]", -3)
        .Stage("two lines\\n &amp; <b>tags</b>")
        .Stage("end note %% comment")
        .StartAt("direction TB")
        .Rule("1. first", r => r.FromAny().To("say \"hi\"; #1; now").On(EventTriggers.Any))
        .Rule("s0 --> s1 ; x", r => r.From("say \"hi\"; #1; now").To("direction TB").On(EventTriggers.Visit | EventTriggers.CartUpdated)
            .When(Fields.EventSource.EqualTo("a\"b\\c;d") & !Fields.CartValue.LessThan(1.50m)).Priority(7))
        .Rule("www.shop.com", r => r.From("direction TB", "two lines\\n &amp; <b>tags</b>").To("état 客 🎉 {x} [[fork]]")
            .WhenTimePasses().When(Fields.LastSeenAt.OlderThan(TimeSpan.FromHours(36))).Priority(-1))
        .Rule(
            "wait",
            r => r.From("état 客 🎉 {x} [[fork]]").To("two lines\\n &amp; <b>tags</b>").WhenTimePasses().When(Fields.LastNps.Exists()))
        .Rule("\"", r => r.From("two lines\\n &amp; <b>tags</b>").To("end note %% comment").On(EventTriggers.Custom)));

    /// <summary>A lifecycle with nested groups, stays, a terminal stage, Cooldown, ConfirmFor, dates and a chain.</summary>
    private static readonly LifecycleDefinition Full = LifecycleDefinition.Build("full", lifecycle => lifecycle
        .Stage("visitor", 0)
        .Stage("customer", declare: group => group.Parent("all"))
        .Stage("all")
        .Stage("new", 1, stage => stage.Parent("customer").MinStay(TimeSpan.FromHours(36)))
        .Stage("regular {", 2, stage => stage.Parent("customer"))
        .Stage("lead", declare: stage => stage.Parent("all"))
        .Stage("gone", declare: stage => stage.Terminal())
        .Rule("contact", r => r.From("visitor").To("lead").On(EventTriggers.ContactCaptured).Chain())
        .Rule("order", r => r.From("lead", "visitor").To("new").On(EventTriggers.OrderPlaced).Priority(3))
        .Rule(
            "settle",
            r => r.From("new").To("regular {").WhenTimePasses().When(Fields.OrderCount.AtLeast(2)).ConfirmFor(TimeSpan.FromDays(7)))
        .Rule("campaign", r => r.From("customer").To("lead").On(EventTriggers.Visit).Cooldown(TimeSpan.FromDays(30))
            .Effective(new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2024, 3, 1, 12, 0, 0, TimeSpan.FromHours(2))))
        .Rule("leave", r => r.From("all").To("gone").On(EventTriggers.Custom)));

    [Fact]
    public void ToMermaid_EverythingThereIs_IsTheCommittedText() => GoldenFile.Holds("full.mmd", Full.ToMermaid());

    [Fact]
    public void ToDot_EverythingThereIs_IsTheCommittedText() => GoldenFile.Holds("full.dot", Full.ToDot());

    [Fact]
    public void ToMermaid_NastyNames_IsTheCommittedText() => GoldenFile.Holds("nasty.mmd", Nasty.ToMermaid());

    [Fact]
    public void ToDot_NastyNames_IsTheCommittedText() => GoldenFile.Holds("nasty.dot", Nasty.ToDot());

    [Fact]
    public void ToMermaid_Retail_IsTheCommittedText() =>
        GoldenFile.Holds("retail.mmd", LifecyclePresets.Retail.ToMermaid());

    [Fact]
    public void ToDot_Retail_IsTheCommittedText() => GoldenFile.Holds("retail.dot", LifecyclePresets.Retail.ToDot());

    [Fact]
    public void ToMermaid_OneStage_IsTheSmallestDiagram() => Assert.Equal(
        "stateDiagram-v2\n    state \"only\" as s0\n    [*] --> s0\n",
        LifecycleDefinition.Build("x", l => l.Stage("only")).ToMermaid());

    [Fact]
    public void ToMermaid_OtherCulture_IsTheSameText()
    {
        var expected = (Nasty.ToMermaid(), Nasty.ToDot());
        var culture = CultureInfo.CurrentCulture;
        try
        {
            var other = (CultureInfo)TestCulture.Named("sv-SE").Clone();
            other.NumberFormat.NegativeSign = "minus";
            CultureInfo.CurrentCulture = other;
            Assert.Equal(expected, (Nasty.ToMermaid(), Nasty.ToDot()));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
