using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

public class NotReplayableRulesTests
{
    [Fact]
    public void Notes_OfRulesOnOrders_NameTheFieldsOfVisitsCartsAndMessages() => Assert.Equal(
        Fields.All.Select(field => field.Name).Where(IsKeptForTheHorizon).Order(),
        Fields.All.Where(field => Notes(field).Any(note => note.Contains(field.Name, StringComparison.Ordinal)))
            .Select(field => field.Name).Order());

    /// <summary>As the section Notes of rules.md says.</summary>
    private static bool IsKeptForTheHorizon(string name) =>
        name.Split('.')[0] is "visits" or "visit" or "cart" or "messages" or "firstSeenAt" or "lastSeenAt";

    private static IEnumerable<string> Notes(Field field) => LifecycleDefinition.Build("shop", shop => shop
            .Stage("a").Stage("b").Rule("r", rule => rule.From("a").To("b").On(EventTriggers.OrderPlaced).When(field.Exists()))).Notes
        .Where(note => note.Id == DiagnosticIds.NotReplayable).Select(note => note.ToString());
}
