using LifecycleKit.Customers;

namespace LifecycleKit.Tests.Customers;

public class CustomerEventKindTests
{
    [Fact]
    public void IsKept_OfEachKind_IsFalseForVisitsCartsAndMessagesOnly() => Assert.Equal(
        [
            CustomerEventKind.Visit, CustomerEventKind.CartUpdated, CustomerEventKind.MessageSent, CustomerEventKind.MessageDelivered,
            CustomerEventKind.MessageOpened, CustomerEventKind.MessageClicked,
        ],
        Enum.GetValues<CustomerEventKind>().Skip(1).Where(kind => !kind.IsKept()));

    [Theory]
    [InlineData(CustomerEventKind.None)]
    [InlineData((CustomerEventKind)99)]
    public void IsKept_OfNoKind_IsRefused(CustomerEventKind kind) => Assert.Throws<ArgumentOutOfRangeException>(() => kind.IsKept());
}
