using System.Globalization;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;
using LifecycleKit.Tests.Stages;
using LifecycleKit.Tests.Tracking;
using LifecycleKit.Tracking;
using Microsoft.Extensions.DependencyInjection;

namespace LifecycleKit.Tests.Docs;

/// <summary>The examples of docs/rules.md. Each region stands there letter by letter, each runs here, and what it prints stands there too.</summary>
public class RulesPageExampleTests
{
    private static readonly MarkdownPage Page = MarkdownPage.Read("docs", "rules.md");
    private static readonly string Shop = Page.Blocks("json")[0];
    private static readonly string Broken = Page.Blocks("json")[1];

    /// <summary>What stands for the console in the examples.</summary>
    private static StringWriter Console { get; } = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    internal static ConditionCatalog Words { get; } = LifecycleConditionCatalog.Default.With(Fields.TextTrait("tier")).With(new IsFraud());

    [Fact]
    public void Examples_EveryCodeBlock_IsARegionThatRuns() => Assert.Equal(
        MarkdownPage.Regions(MarkdownPage.Text("tests", "LifecycleKit.Tests", "Docs", "RulesPageExampleTests.cs")).Order(StringComparer.Ordinal),
        Page.Blocks("csharp").Order(StringComparer.Ordinal));

    [Fact]
    public void Outputs_OfThePage_AreWhatTheExamplesPrint()
    {
        string[] printed = [DiagnosticsOfTheBrokenFile(), .. Story()];
        if (GoldenFile.IsUpdating) MarkdownPage.Rewrite("text", printed, "docs", "rules.md");
        Assert.Equal(printed, MarkdownPage.Read("docs", "rules.md").Blocks("text"));
    }

    [Fact]
    public void Load_OfTheShop_FindsNothing()
    {
        var shop = LifecycleDefinition.Load(Shop, Words);
        Assert.Empty(shop.Diagnostics);
        Assert.Contains($"\"{shop.Definition!.Cost}\"", MarkdownPage.Text("docs", "rules.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Load_IntoAContainer_RunsTheShop()
    {
        var services = new ServiceCollection();
        var json = Shop;

        #region load
        var catalog = LifecycleConditionCatalog.Default
            .With(Fields.TextTrait("tier"))      // a trait that the shop sets on its customers
            .With(new IsFraud());                // a question in code, asked by name
        var definition = LifecycleDefinition.FromJson(json, catalog);
        services.AddLifecycle(options => options.AddTrack("journey", definition));
        #endregion

        await using var provider = services.BuildServiceProvider();
        var view = await provider.GetRequiredService<ILifecycleTracker>().GetViewAsync("anna", TestContext.Current.CancellationToken);
        Assert.Equal("visitor", view.Track("journey").Stage);
    }

    [Fact]
    public void Build_InCSharp_MakesTheSameRules()
    {
        #region builder
        var shop = LifecycleDefinition.Build("garden shop", x => x
            .Stage("new", rank: 1, stage => stage.Parent("customer"))
            .Stage("active", rank: 2, stage => stage.Parent("customer").RenamedFrom("regular"))
            .Stage("loyal", rank: 3, stage => stage.Parent("customer").MinStay(TimeSpan.FromDays(30)))
            .Stage("customer").Stage("at-risk")
            .Rule("promote", rule => rule.From("active").To("loyal").On(EventTriggers.OrderPlaced).Priority(10)
                .When(Fields.OrdersWithin(TimeSpan.FromDays(365)).AtLeast(4) & Fields.NetRevenueWithin(TimeSpan.FromDays(365)).AtLeast(200)))
            .Rule("slip", rule => rule.From("customer").To("at-risk").WhenTimePasses()
                .When(Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(90)) & !Fields.OpenSubscriptionCount.AtLeast(1)))
            .Rule("let-down", rule => rule.From("customer").To("at-risk").WhenTimePasses().Priority(10)
                .When(Fields.OpenCaseCount.AtLeast(1)).ConfirmFor(TimeSpan.FromDays(14)).Cooldown(TimeSpan.FromDays(60))));
        #endregion

        var read = LifecycleDefinition.FromJson(Shop, Words);
        Assert.Equal(3, shop.Rules.Count);
        Assert.Subset(read.Rules.Select(rule => rule.ToString()).ToHashSet(), shop.Rules.Select(rule => rule.ToString()).ToHashSet());
        Assert.Equal(read.ContentHash, LifecycleDefinition.FromJson(read.ToJson(), Words).ContentHash);
    }

    [Fact]
    public void Field_OfTheHost_IsAWordOfRules()
    {
        #region field
        var basket = CustomFields.Number("shop.meanBasket", (in Facts facts) =>
            facts.Profile.OrderCount == 0 ? null : facts.Profile.NetRevenue / facts.Profile.OrderCount);
        var catalog = LifecycleConditionCatalog.Default.With(basket);
        #endregion

        var history = new CustomerHistory();
        Assert.False(basket.ValueOf(new Facts(history, Day(0))).HasValue);
        history.Apply(Order("A", 0, 80));
        history.Apply(Order("B", 1, 20));
        Assert.Equal(50, basket.ValueOf(new Facts(history, Day(1))).Number);
        Assert.Same(basket, catalog.FindField("shop.meanBasket"));
    }

    [Fact]
    public async Task Publish_OfAnotherVersion_IsInForceAtOnce()
    {
        var setup = new TrackerSetup();
        await setup.RecordAsync(setup.Order("A"));
        var publisher = setup.Tracker;
        var cancellationToken = TestContext.Current.CancellationToken;
        var stricter = LifecycleDefinition.FromJson(Shop, Words);
        setup.Time.Advance(TimeSpan.FromMinutes(1));

        #region publish
        var changes = new LifecycleChanges().SetTrack("journey", stricter);
        var preview = await publisher.PreviewAsync(changes, cancellationToken: cancellationToken);       // nothing is published or saved
        foreach (var move in preview.Moves) Console.WriteLine($"{move.CustomerCount} in {move.Track} from {move.From} to {move.To}");

        var published = await publisher.PublishAsync(changes, cancellationToken);
        if (!published.IsPublished) Console.WriteLine(string.Join('\n', published.Errors));
        #endregion

        Assert.Equal("1 in journey from customer to visitor", Printed());
        Assert.True(published.IsPublished);
        Assert.Equal("visitor", await setup.StageAsync());
        setup.Time.Advance(TimeSpan.FromMinutes(1));

        #region rollback
        var rolledBack = await publisher.RollBackAsync(PublicationPart.Track, "journey", cancellationToken);
        Console.WriteLine(string.Join(", ", rolledBack.Tracks));
        #endregion

        Assert.Equal("journey", Printed());
        // The view before the roll back has saved nothing, so the customer passes through both publications: the fallback stage has been theirs.
        Assert.Equal("visitor", await setup.StageAsync());
    }

    /// <summary>What the story of the page prints, block by block.</summary>
    private static IEnumerable<string> Story()
    {
        var definition = LifecycleDefinition.FromJson(Shop, Words);

        #region step
        var engine = LifecycleEngine.Compile(definition);
        var history = new CustomerHistory();
        var moves = new List<Transition>();
        var explanation = new Explanation();
        var state = engine.Start(history, Day(0));
        foreach (var order in new[] { Order("A", 0, 80), Order("B", 20, 60), Order("C", 50, 45) })
            state = engine.Step(state, history, order, moves, explanation).State;
        foreach (var move in moves) Console.WriteLine(move);
        Console.WriteLine(explanation);
        #endregion

        yield return Printed();

        state = engine.Step(state, history, CustomerEvent.CaseOpened(Day(55), "C-7"), moves).State;
        var asOf = Day(60);

        #region explain
        engine.Explain(state, history, asOf, explanation);
        Console.WriteLine(explanation);
        #endregion

        yield return Printed();

        #region moves
        foreach (var move in engine.GetPossibleTransitions(state, history, asOf)) Console.WriteLine(move);
        #endregion

        yield return Printed();

        #region keep
        var stored = state.ToJson();
        state = LifecycleState.FromJson(stored);                 // in another process too: every engine of the same definition goes on with it
        #endregion

        var json = Shop.Replace("\"olderThan\": \"90d\"", "\"olderThan\": \"7d\"", StringComparison.Ordinal);
        var customers = new[] { new TrackedCustomer("anna", state, history) };

        #region compare
        var proposed = LifecycleEngine.Compile(LifecycleDefinition.FromJson(json, Words));   // slips after 7 days, not 90
        var comparison = LifecycleComparison.OfPublishing(LifecycleTimeline.Of(engine), proposed, customers, asOf);
        foreach (var flow in comparison.Flows) Console.WriteLine($"{flow.CustomerCount} from {flow.Current} to {flow.Proposed}");

        var timeline = LifecycleTimeline.Of(engine).Publish(proposed, asOf);
        state = timeline.Advance(state, history, asOf);
        Console.WriteLine(state);
        #endregion

        yield return Printed();
    }

    private static string DiagnosticsOfTheBrokenFile()
    {
        var (json, catalog) = (Broken, Words);

        #region diagnostics
        var result = LifecycleDefinition.Load(json, catalog);
        foreach (var diagnostic in result.Diagnostics) Console.WriteLine(diagnostic);
        #endregion

        Assert.Null(result.Definition);
        var error = Assert.Throws<LifecycleDefinitionException>(() => LifecycleDefinition.FromJson(json, catalog));
        Assert.Equal(result.Diagnostics, error.Diagnostics);
        return Printed();
    }

    private static string Printed()
    {
        var text = Console.ToString().Trim();
        Console.GetStringBuilder().Clear();
        return text;
    }

    private static DateTimeOffset Day(int day) => new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero).AddDays(day);

    private static CustomerEvent Order(string id, int day, decimal total) =>
        CustomerEvent.Order(new OrderSnapshot { OrderId = id, PlacedAt = Day(day), GrossTotal = total, Status = OrderStatus.Paid });

    #region predicate
    private sealed class IsFraud : IFactPredicate
    {
        public string Name => "is-fraud";

        public bool DependsOnTime => false;      // the answer changes by events only

        public Truth Evaluate(in Facts facts) =>
            facts.History.Traits.TryGet("fraud", out var fraud) && fraud.Kind == TraitKind.Flag && fraud.Flag ? Truth.True : Truth.False;
    }
    #endregion
}
