namespace LifecycleKit.Tracking;

/// <summary>When transitions are delivered to handlers.</summary>
public enum DeliveryMode
{
    /// <summary>In the call that saved them, after the save. The call takes as long as its handlers.</summary>
    InRequest = 0,

    /// <summary>By <see cref="ILifecycleDeliveries.DeliverAsync"/>, which the host calls regularly. No other call waits for
    /// handlers.</summary>
    InBackground = 1,
}
