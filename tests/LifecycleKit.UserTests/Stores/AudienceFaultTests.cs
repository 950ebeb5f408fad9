using LifecycleKit.Testing;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Stores;

/// <summary>Stores with one planted fault each in their searches by stage: of the checks about audiences, one finds it.</summary>
public class AudienceFaultTests
{
    private static readonly Dictionary<string, (Func<ICustomerStore> Make, string Check)> Faults = new()
    {
        ["order without case"] = (
            () => new AudienceFaults.ListedOtherwise(all => all.OrderBy(key => key.CustomerId, StringComparer.OrdinalIgnoreCase)),
            "customers-of-a-stage-in-order"),
        ["first stage only"] = (() => new AudienceFaults.FirstStageOnly(), "customers-of-a-stage-in-order"),
        ["track ignored"] = (
            () => new AudienceFaults.AskedOtherwise(query => query with { Track = "journey" }), "customers-of-a-stage-in-order"),
        ["stage of the first save"] = (
            () => new SavingFaults.ChangedOnTheWay(change => change.ExpectedSequence == 0
                ? change : change with { Document = change.Document with { States = [] } }),
            "stage-of-the-last-save"),
        ["page repeated"] = (() => new AudienceFaults.PageRepeated(), "pages-continue-after-a-customer"),
        ["maximum count ignored"] = (() => new AudienceFaults.MaxCountIgnored(), "at-most-as-many-as-asked"),
        ["due instant excluded"] = (
            () => new AudienceFaults.AskedOtherwise(query => query with { AsOf = query.AsOf.AddTicks(-1) }),
            "due-customers-of-every-stage"),
        ["due too early"] = (
            () => new AudienceFaults.AskedOtherwise(query => query with { AsOf = query.AsOf.AddTicks(1) }),
            "due-customers-of-every-stage"),
        ["later versions settled"] =
            (() => new AudienceFaults.LaterVersionsSettled(), "customers-of-other-versions-of-every-stage"),
        ["failing customers settled"] = (() => new AudienceFaults.FailingSettled(), "failing-customers-of-every-stage"),
        ["due customers twice"] = (() => new AudienceFaults.DueTwice(), "each-customer-once"),
        ["customers of every shop"] = (() => new AudienceFaults.EveryShop(), "customers-of-one-shop"),
        ["settled in other tracks"] = (() => new AudienceFaults.OthersSettled(), "customers-in-stages-of-several-tracks"),
        ["due customers counted"] = (
            () => new AudienceFaults.CountedOtherwise(query => query with { AsOf = DateTimeOffset.MinValue }),
            "counts-of-settled-customers"),
        ["entered at the instant"] = (
            () => new AudienceFaults.EnteredOtherwise(query => query, since => since.AddTicks(-1)), "entered-after-an-instant"),
        ["entered a tick later"] = (
            () => new AudienceFaults.EnteredOtherwise(query => query, since => since.AddTicks(1)), "entered-after-an-instant"),
        ["entered without the due"] = (
            () => new AudienceFaults.EnteredOtherwise(query => query with { AsOf = DateTimeOffset.MinValue }, since => since),
            "entered-after-an-instant"),
        ["transition at the instant"] =
            (() => new AudienceFaults.TransitionsSince(since => since.AddTicks(-1)), "first-transition-after-an-instant"),
        ["transition a tick later"] =
            (() => new AudienceFaults.TransitionsSince(since => since.AddTicks(1)), "first-transition-after-an-instant"),
        ["token ignored"] = (() => new AudienceFaults.TokenIgnored(), "cancelled"),
        ["maximum count not checked"] = (() => new AudienceFaults.MaxCountNotChecked(), "maximum-count-below-one"),
    };

    public static TheoryData<string> Names => new(Faults.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task CheckAsync_OfAStoreWithAFault_FindsItOnce(string fault)
    {
        var (make, check) = Faults[fault];
        var contract = new CustomerStoreContract(_ => new(make()));
        var found = new List<string>();
        foreach (var name in CustomerStoreContract.Checks.Where(name => name.StartsWith("audience/", StringComparison.Ordinal)))
        {
            try
            {
                await contract.CheckAsync(name, TestContext.Current.CancellationToken);
            }
            catch (ContractViolationException error)
            {
                Assert.Null(error.InnerException);
                found.Add(name);
            }
        }

        Assert.Equal([$"audience/{check}"], found);
    }
}
