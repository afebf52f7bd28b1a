/// The columns of a table, each as a method that looks up the cell of a variant.
///
/// The type has `const fn position(self) -> usize`, which is below the number of cells.
#[doc(hidden)]
#[macro_export]
macro_rules! __columns {
    ($type:ident [$count:literal] $($(#[$attribute:meta])* $column:ident: $cell:ty = $cells:tt;)*) => {
        impl $type {
            $(
                $(#[$attribute])*
                #[must_use]
                pub const fn $column(self) -> $cell {
                    static CELLS: [$cell; $count] = $cells;
                    CELLS[self.position()]
                }
            )*
        }
    };
}
