using LifecycleKit.Customers;
using static LifecycleKit.Tests.Customers.Snapshots;

namespace LifecycleKit.Tests.Customers;

public class CustomerEventTests
{
    private static readonly DateTimeOffset At = Days.Day(1);

    /// <summary>Every factory, and all properties that its event must set; the other properties must be null, 0, false or empty.</summary>
    public static TheoryData<CustomerEventKind, CustomerEvent, string> Factories => new()
    {
        { CustomerEventKind.Visit, CustomerEvent.Visit(At, "ad", TimeSpan.FromHours(1), true), "Source=ad Duration=01:00:00 Engaged=True" },
        { CustomerEventKind.Visit, CustomerEvent.Visit(At), "" },
        {
            CustomerEventKind.Visit,
            CustomerEvent.Visit(At, "ad", medium: "cpc", campaign: "may", term: "tea", landingPage: "/tea"),
            "Source=ad Medium=cpc Campaign=may Term=tea Page=/tea"
        },
        { CustomerEventKind.Visit, CustomerEvent.Visit(At, campaign: "may"), "Campaign=may" },
        { CustomerEventKind.ContactCaptured, CustomerEvent.ContactCaptured(At, Channels.Sms), "Channel=Sms" },
        {
            CustomerEventKind.ConsentChanged,
            CustomerEvent.ConsentChanged(At, Channels.Push, true, "news", LegalBasis.Contract, Days.Day(2)),
            "Channel=Push Category=news Granted=True Basis=Contract Expires=1"
        },
        { CustomerEventKind.ConsentChanged, CustomerEvent.ConsentChanged(At, Channels.InPerson, false), "Channel=InPerson" },
        { CustomerEventKind.CartUpdated, CustomerEvent.CartUpdated(At, 12.5m, 3), "Amount=12.5 Items=3" },
        { CustomerEventKind.Order, CustomerEvent.Order(Order("A", placed: 1, gross: 80, refunded: 5)), "Amount=75 Order=A" },
        { CustomerEventKind.Order, CustomerEvent.Order(Order("A", placed: 1, status: OrderStatus.Cancelled)), "Order=A" },
        {
            CustomerEventKind.Order,
            CustomerEvent.Order(Order("A", placed: 1) with
            {
                ShippedAt = Days.Day(2), DeliveredAt = Days.Day(3), ReturnedAt = Days.Day(4), SalesChannel = "store",
                Lines = [new OrderLine { Product = "p", Category = "c", Quantity = 1.5m, NetAmount = 100 }],
            }),
            "Amount=100 Order=A"
        },
        { CustomerEventKind.ReferralMade, CustomerEvent.ReferralMade(At), "" },
        { CustomerEventKind.ReferredBy, CustomerEvent.ReferredBy(At), "" },
        { CustomerEventKind.Review, CustomerEvent.Review(At, 4.5m), "Rating=4.5" },
        { CustomerEventKind.SurveyAnswer, CustomerEvent.SurveyAnswer(At, SurveyKind.Nps, 9), "Survey=Nps Score=9" },
        { CustomerEventKind.SurveyAnswer, CustomerEvent.SurveyAnswer(At, SurveyKind.Other, -2.5m, "fit"), "Score=-2.5 Name=fit" },
        { CustomerEventKind.MessageSent, Message(CustomerEventKind.MessageSent), "Channel=Push Play=p Message=True" },
        { CustomerEventKind.MessageDelivered, Message(CustomerEventKind.MessageDelivered), "Channel=Push Play=p Message=True" },
        { CustomerEventKind.MessageOpened, Message(CustomerEventKind.MessageOpened), "Channel=Push Play=p Message=True" },
        { CustomerEventKind.MessageClicked, Message(CustomerEventKind.MessageClicked), "Channel=Push Play=p Message=True" },
        { CustomerEventKind.MessageUnsubscribed, Message(CustomerEventKind.MessageUnsubscribed), "Channel=Push Play=p Message=True" },
        { CustomerEventKind.Exposure, CustomerEvent.Exposure(At, "colour", "blue"), "Experiment=colour Arm=blue" },
        { CustomerEventKind.CaseOpened, CustomerEvent.CaseOpened(At, "c1"), "Case=c1" },
        { CustomerEventKind.CaseAnswered, CustomerEvent.CaseAnswered(At, "c1"), "Case=c1" },
        { CustomerEventKind.CaseClosed, CustomerEvent.CaseClosed(At, "c1"), "Case=c1" },
        { CustomerEventKind.CaseOpened, CustomerEvent.CaseOpened(At, "c1", reason: "delivery"), "Case=c1 Reason=delivery" },
        { CustomerEventKind.CaseClosed, CustomerEvent.CaseClosed(At, "c1", reason: "delivery"), "Case=c1 Reason=delivery" },
        { CustomerEventKind.SubscriptionStarted, CustomerEvent.SubscriptionStarted(At, "s", 9), "Amount=9 Subscription=s Months=1" },
        {
            CustomerEventKind.SubscriptionStarted, CustomerEvent.SubscriptionStarted(At, "s", 99, billingMonths: 12),
            "Amount=99 Subscription=s Months=12"
        },
        { CustomerEventKind.SubscriptionRenewed, CustomerEvent.SubscriptionRenewed(At, "s", 9), "Amount=9 Subscription=s Months=1" },
        {
            CustomerEventKind.SubscriptionRenewed, CustomerEvent.SubscriptionRenewed(At, "s", 27, 3),
            "Amount=27 Subscription=s Months=3"
        },
        { CustomerEventKind.SubscriptionCancelled, CustomerEvent.SubscriptionCancelled(At, "s"), "Subscription=s" },
        { CustomerEventKind.DealChanged, CustomerEvent.DealChanged(Snapshots.Deal("d1", opened: 1)), "Deal=d1" },
        { CustomerEventKind.AccountChanged, CustomerEvent.AccountJoined(At, "acme"), "Account=acme Joined=True" },
        { CustomerEventKind.AccountChanged, CustomerEvent.AccountLeft(At), "" },
        { CustomerEventKind.ContactChanged, CustomerEvent.ContactJoined(At, "c1"), "Contact=c1 Joined=True" },
        { CustomerEventKind.ContactChanged, CustomerEvent.ContactLeft(At, "c1"), "Contact=c1" },
        {
            CustomerEventKind.AccountLevelChanged, CustomerEvent.AccountLevelChanged(At, "acme", "lead", 0),
            "Account=acme Level=lead Rank=0"
        },
        { CustomerEventKind.AccountLevelChanged, CustomerEvent.AccountLevelChanged(At, "acme", "lost", null), "Account=acme Level=lost" },
        { CustomerEventKind.TraitSet, CustomerEvent.TraitSet(At, "size", TraitValue.Create("XL")), "Name=size Value=XL" },
        { CustomerEventKind.TraitSet, CustomerEvent.TraitSet(At, "size", default), "Name=size" },
        { CustomerEventKind.Custom, CustomerEvent.Custom(At, "quiz", TraitValue.Create(7)), "Name=quiz Value=7" },
    };

    [Theory]
    [MemberData(nameof(Factories), DisableDiscoveryEnumeration = true)]
    public void Factory_OfEachKind_SetsItsOwnPropertiesOnly(CustomerEventKind kind, CustomerEvent customerEvent, string expected)
    {
        Assert.Equal(kind, customerEvent.Kind);
        Assert.Equal(At, customerEvent.At);
        Assert.Null(customerEvent.EventId);
        Assert.Equal(expected, SetProperties(customerEvent));
    }

    [Fact]
    public void Factories_InTheTable_AreOfEveryKind() =>
        Assert.Equal(Enum.GetValues<CustomerEventKind>().Skip(1), Factories.Select(row => row.Data.Item1).Distinct().Order());

    [Fact]
    public void Default_IsNoEvent()
    {
        var nothing = default(CustomerEvent);
        Assert.Equal(CustomerEventKind.None, nothing.Kind);
        Assert.Equal(default, nothing.At);
        Assert.Equal("", SetProperties(nothing));
        Assert.StartsWith("None at 0001-01-01", nothing.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void At_OfAnOffset_IsTheSameInstantInUtc()
    {
        var e = CustomerEvent.Visit(new DateTimeOffset(2024, 5, 1, 10, 0, 0, TimeSpan.FromHours(2)));
        Assert.Equal(new DateTimeOffset(2024, 5, 1, 8, 0, 0, TimeSpan.Zero), e.At);
        Assert.Equal(TimeSpan.Zero, e.At.Offset);
    }

    [Fact]
    public void At_OfAnOrder_IsItsChange() => Assert.Equal(Days.Day(6), CustomerEvent.Order(Order("A", placed: 1, changed: 6)).At);

    [Fact]
    public void EventId_OfAnEvent_IsKept()
    {
        var e = CustomerEvent.Review(At, 5, "r-17");
        Assert.Equal("r-17", e.EventId);
        Assert.Equal("Review at 2024-01-02T00:00:00.0000000+00:00 #r-17", e.ToString());
    }

    [Fact]
    public void Equals_OfEvents_ComparesTheirProperties()
    {
        Assert.Equal(CustomerEvent.Visit(At, "ad"), CustomerEvent.Visit(At.ToOffset(TimeSpan.FromHours(3)), "ad"));
        Assert.NotEqual(CustomerEvent.Visit(At, "ad"), CustomerEvent.Visit(At, "mail"));
        Assert.Equal(CustomerEvent.Visit(At, term: "x"), CustomerEvent.Visit(At, term: "x"));
        Assert.NotEqual(CustomerEvent.Visit(At, term: "x"), CustomerEvent.Visit(At, campaign: "x"));
        Assert.NotEqual(CustomerEvent.CaseOpened(At, "c"), CustomerEvent.CaseClosed(At, "c"));
    }

    [Fact]
    public void Review_OfManyDecimals_KeepsEight() => Assert.Equal(3.33333333m, CustomerEvent.Review(At, 10m / 3).Rating);

    private static CustomerEvent Message(CustomerEventKind kind) => CustomerEvent.Message(kind, At, "p", Channels.Push);

    private static string SetProperties(in CustomerEvent customerEvent)
    {
        var (found, at) = (new List<string>(), customerEvent.At);
        Add("Source", customerEvent.Source);
        Add("Medium", customerEvent.Medium);
        Add("Campaign", customerEvent.Campaign);
        Add("Term", customerEvent.Term);
        Add("Page", customerEvent.LandingPage);
        Add("Duration", customerEvent.Duration);
        Add("Engaged", customerEvent.Engaged);
        Add("Channel", customerEvent.Channel);
        Add("Category", customerEvent.Category);
        Add("Granted", customerEvent.Granted);
        Add("Basis", customerEvent.Basis);
        Add("Expires", customerEvent.ExpiresAt is { } expiry ? (expiry - at).TotalDays : 0.0);
        Add("Amount", customerEvent.Amount);
        Add("Items", customerEvent.ItemCount);
        Add("Order", customerEvent.Snapshot?.OrderId);
        Add("Deal", customerEvent.Deal?.DealId);
        Add("Rating", customerEvent.Rating);
        Add("Survey", customerEvent.Survey);
        Add("Score", customerEvent.Score);
        Add("Play", customerEvent.Play);
        Add("Experiment", customerEvent.Experiment);
        Add("Arm", customerEvent.Arm);
        Add("Case", customerEvent.CaseId);
        Add("Reason", customerEvent.CaseReason);
        Add("Subscription", customerEvent.SubscriptionId);
        Add("Months", customerEvent.BillingMonths);
        Add("Account", customerEvent.AccountId);
        Add("Level", customerEvent.AccountLevel);
        Add("Rank", customerEvent.AccountRank);
        Add("Contact", customerEvent.Contact);
        Add("Joined", customerEvent.Joined);
        Add("Name", customerEvent.Name);
        Add("Value", customerEvent.Value.Kind == TraitKind.None ? null : customerEvent.Value.ToString());
        Add("Message", customerEvent.IsMessage);
        return string.Join(' ', found);

        void Add<T>(string name, T value)
        {
            var isSet = !EqualityComparer<T>.Default.Equals(value, default) && value is not "";
            if (isSet) found.Add(FormattableString.Invariant($"{name}={value}"));
        }
    }
}
