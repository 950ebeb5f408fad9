namespace LifecycleKit.Experiments;

/// <summary>The direction of an effect.</summary>
public enum EffectDirection
{
    /// <summary>The treatment's figure is above the control's.</summary>
    Rise,

    /// <summary>The treatment's figure is below the control's.</summary>
    Fall,
}
