// Exported under a name that is nowhere twice, and found under its own beside the types.
#[doc(hidden)]
#[allow(non_local_definitions)]
#[macro_export]
macro_rules! $EXPORTED {
    ($($tokens:tt)*) => {
        $FACADE::__private::$NAME! { [$FACADE $ID $TABLE] $($tokens)* }
    };
}
#[doc = $PAGE]
#[doc(inline)]
pub use $EXPORTED as $NAME;
